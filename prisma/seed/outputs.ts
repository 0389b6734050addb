import { recordHandOut, setRecipients } from '@/lib/attendance/hand-outs/commands';
import { setAllowance } from '@/lib/attendance/allowances/commands';
import type { Actor } from '@/lib/auth/actor';
import { recordCount } from '@/lib/runs/counts/commands';
import type { CountInput } from '@/lib/runs/counts/schema';
import { recordCost, setShares } from '@/lib/runs/money/commands';
import { noteNextStep, recordNextStep } from '@/lib/runs/next-steps/commands';
import { must } from './must';

const nobody = { personId: null, institutionId: null };

/** The expert meeting's next steps as the source tells of them, all done long ago; who does what is ours. */
export async function agreeNextSteps(actor: Actor, runId: string): Promise<void> {
  for (const [what, ownerText, dueOn] of [
    ['Send comments on the draft protocol', 'Participating countries', '2017-11-30'],
    ['Revise the draft protocol and send it round', 'UNODC and WHO', '2017-12-31'],
    ['Begin the main phase of the study', 'Study sites', '2018-03-31'],
  ] as const) {
    const step = { ...nobody, what, ownerText, dueOn };
    const { stepId } = must(await recordNextStep(actor, runId, step));
    must(await noteNextStep(actor, runId, { stepId, isDone: true }));
  }
}

/** The conference's documents, in both working languages; the source does not count copies, these are ours. */
export async function handOutDocuments(
  actor: Actor,
  runId: string,
  titles: readonly string[],
  institutionIds: string[],
): Promise<void> {
  for (const title of titles) {
    for (const [language, copies] of [
      ['en', 20],
      ['ru', 60],
    ] as const) {
      const { handOutId } = must(await recordHandOut(actor, runId, { title, language, copies }));
      must(await setRecipients(actor, runId, { handOutId, institutionIds, sessionIds: [], personIds: [] }));
    }
  }
}

/** Who paid which part of the workshop and what it cost. The source names the donors and nothing more: the figures are ours. */
export async function accountFor(actor: Actor, runId: string, donorIds: readonly string[]): Promise<void> {
  const percents = [50, 30, 20];
  const donors = donorIds.map((donorId, index) => ({ donorId, sharePercent: percents[index] ?? null }));
  must(await setShares(actor, runId, { donors }));
  for (const [line, budget, actual] of [
    ['Venue and interpretation', '9500', '9180.40'],
    ['Travel of participants', '21000', '22315.75'],
    ['Materials', '800', '640'],
  ] as const)
    must(await recordCost(actor, runId, { line, currency: 'USD', budget, actual }));
  must(await setAllowance(actor, runId, { currency: 'USD', perDay: '45' }));
}

/** How many came to the `nth` dialogue platform, by sex and age. The source counts nobody: the figures are ours. */
export async function countPeople(actor: Actor, runId: string, place: string, nth: number): Promise<void> {
  const cells: CountInput['cells'] = [
    { sex: 'FEMALE', ageGroup: 'FROM_18_TO_29', people: 6 + (nth % 4) },
    { sex: 'FEMALE', ageGroup: 'FROM_30_TO_59', people: 11 + ((nth * 3) % 5) },
    { sex: 'FEMALE', ageGroup: 'FROM_60', people: 2 + (nth % 3) },
    { sex: 'MALE', ageGroup: 'FROM_18_TO_29', people: 3 + (nth % 2) },
    { sex: 'MALE', ageGroup: 'FROM_30_TO_59', people: 7 + ((nth * 2) % 4) },
    { sex: 'UNKNOWN', ageGroup: 'UNKNOWN', people: nth % 3 },
  ];
  must(await recordCount(actor, runId, { sessionId: null, place, cells }));
}
