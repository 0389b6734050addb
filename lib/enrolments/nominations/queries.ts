import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { publicUrl } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import type { MatchCandidate, RowVerdict } from '@/lib/people/matching/types';
import type { KnownRecord } from '@/lib/people/recognition/types';
import { maskedEmail, maskedPhone } from '@/lib/people/rules';
import { busyOf } from '@/lib/runs/clashes/people/queries';
import { dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { asNamed, nominatePath } from './access/queries';
import { recognised } from './decisions/queries';
import { callState, isUndecided, mayBeReplaced, stands } from './rules';

const names = { nameEn: true, nameRu: true } as const;

const callFacts = {
  id: true,
  institutionId: true,
  countryCode: true,
  places: true,
  alternates: true,
  deadline: true,
  focalName: true,
  focalEmail: true,
  linkVersion: true,
  submittedAt: true,
  closedAt: true,
  createdAt: true,
  institution: { select: { id: true, name: true, ...names } },
  country: { select: { code: true, ...names } },
  letter: { select: { name: true } },
  nominations: {
    where: { state: { not: 'TAKEN_BACK' } },
    orderBy: { rank: 'asc' },
    select: {
      ...asNamed,
      personId: true,
      replaces: { select: { officialName: true, latinName: true } },
      decisions: { orderBy: { at: 'desc' }, take: 1, select: { reason: true, at: true } },
    },
  },
} as const;

/**
 * The calls of a run with the nominated by rank: who each is or may be, where they are expected elsewhere, what was
 * decided. NotFound for a run that the actor does not manage.
 */
export async function runNominations(actor: Actor, runId: string) {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, managedRuns(actor)] },
    select: {
      id: true,
      startsOn: true,
      endsOn: true,
      timeZone: true,
      capacity: true,
      cancelledAt: true,
      quotas: {
        orderBy: { id: 'asc' },
        select: {
          institutionId: true,
          countryCode: true,
          places: true,
          institution: { select: { id: true, name: true, ...names } },
          country: { select: { code: true, ...names } },
        },
      },
      calls: { orderBy: { createdAt: 'asc' }, select: callFacts },
    },
  });
  if (!run) throw new NotFound('run');
  const days = { startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) };
  const today = todayIn(run.timeZone, new Date());
  const open = run.calls.flatMap((call) =>
    call.nominations
      .filter(({ state }) => isUndecided(state))
      .map((each) => ({
        ...each,
        birthDate: each.birthDate ? dayOf(each.birthDate) : null,
        institution: each.institution ?? call.institution?.name ?? null,
      })),
  );
  const { known, verdicts } = await recognised(db, open);
  const verdictOf = new Map(open.map(({ id }, index) => [id, verdicts[index]]));
  const people = [
    ...run.calls.flatMap((call) => call.nominations.flatMap(({ personId }) => personId ?? [])),
    ...verdicts.flatMap(({ verdict, personId }) => (verdict === 'SAME' && personId ? [personId] : [])),
  ];
  const busy = new Map(
    (await busyOf(db, actor, { id: run.id, ...days }, people)).map((each) => [each.personId, each]),
  );
  const { quotas, calls, capacity, timeZone, cancelledAt } = run;
  return {
    ...{ capacity, timeZone, quotas, ...days, today, cancelled: cancelledAt !== null },
    calls: calls.map(({ nominations, deadline, closedAt, letter, ...call }) => {
      const facts = { ...call, deadline: dayOf(deadline), closed: closedAt !== null };
      return {
        ...facts,
        state: callState({ ...facts, runCancelled: cancelledAt !== null }, today),
        url: `${publicUrl()}${nominatePath(call)}`,
        letter: letter?.name ?? null,
        nominations: nominations.map(({ enrolment, decisions, birthDate, ...row }) => {
          const standing = { state: row.state, enrolment: enrolment?.state ?? null };
          const verdict = verdictOf.get(row.id);
          const sure = verdict?.verdict === 'SAME' ? verdict.personId : null;
          return {
            ...row,
            birthDate: birthDate ? dayOf(birthDate) : null,
            ...standing,
            stands: stands(standing),
            replaceable: isUndecided(row.state) || mayBeReplaced(standing),
            reason: decisions[0]?.reason ?? null,
            match: verdict ? matchView(verdict, known) : null,
            busyOn:
              busy.get(row.personId ?? sure ?? '')?.run?.code ??
              (busy.has(row.personId ?? sure ?? '') ? '…' : null),
          };
        }),
      };
    }),
  };
}

type RunNominations = Awaited<ReturnType<typeof runNominations>>;
export type NominationCallView = RunNominations['calls'][number];
export type NominationView = NominationCallView['nominations'][number];

/** Only what identifies somebody known: the office knows people whom this coordinator may not open. */
function matchView({ verdict, personId, candidates }: RowVerdict, known: ReadonlyMap<string, KnownRecord>) {
  const candidateOf = ({ personId: id, reasons }: MatchCandidate) => {
    const person = id ? known.get(id) : undefined;
    if (!person) return [];
    const { officialName, latinName, institution, phones, emails } = person;
    return [
      {
        personId: person.personId,
        ...{ officialName, latinName, institution, reasons },
        phone: maskedPhone(phones[0] ?? null),
        email: maskedEmail(emails[0] ?? null),
      },
    ];
  };
  return {
    verdict,
    personId,
    twice: verdict === 'SAME' && !personId,
    candidates: candidates.flatMap(candidateOf),
  };
}
