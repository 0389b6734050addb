import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import type { Db } from '@/lib/db/client';
import { publicUrl } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { done, refusal, refuse, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { lastDay } from '@/lib/qualifications/rules';
import { idOf } from '@/lib/text/page';
import { dayOf, type Day } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { certificateRules } from '@/lib/courses/rules';
import { completionDefinition } from '@/lib/courses/schema';
import type { CertificateKind } from '@/prisma/generated/enums';
import { completionsOf } from '../completion/queries';
import type { Completion } from '../completion/rules';
import { preflight } from '../document/rules';
import { heldEnrolments } from '../holds/queries';
import { completionProblem } from '../rules';
import type { Terms } from '../schema';
import { institutionsOf } from '../templates/choices/queries';
import {
  hasPaper,
  paperFor,
  snapshotOf,
  type IssuedTo,
  type IssueTerms,
  type IssuingRun,
  type Verdicts,
} from './rules';

/** What issuing needs to know of a run that the actor manages; its course gives certificates. */
export type IssuableRun = IssuingRun & {
  id: string;
  courseId: string;
  /** The certificates that it gives by its rule, the course's own first. */
  kinds: CertificateKind[];
  today: Day;
  numberPrefix: string;
  ruleVersion: number;
  confersTypeId: string | null;
  validityMonths: number | null;
};

/** A number and code of the right length, for the papers that are drawn before one is given. */
const sampleNumber = 'SAMPLE-0000-000000';
const sampleCode = '0'.repeat(26);

/**
 * Refuses NO_CERTIFICATE where the course gives none or the run is cancelled, and OFFICE_MISSING before the office has
 * said who issues; throws NotFound for a run that the actor does not manage.
 */
export async function issuableRun(tx: Db, actor: Actor, runId: string): Promise<Outcome<IssuableRun>> {
  const id = idOf(runId);
  if (!id) throw new NotFound('run');
  const run = await tx.courseRun.findFirst({
    where: { AND: [{ id }, managedRuns(actor)] },
    select: {
      id: true,
      courseId: true,
      startsOn: true,
      endsOn: true,
      timeZone: true,
      cityEn: true,
      cityRu: true,
      cancelledAt: true,
      country: { select: { nameEn: true, nameRu: true } },
      completionRule: { select: { version: true, definition: true } },
      course: {
        select: {
          titleEn: true,
          titleRu: true,
          kind: true,
          certificateKind: true,
          confers: { select: { id: true, nameEn: true, nameRu: true, validityMonths: true } },
        },
      },
      sessions: { where: { counts: true, cancelledAt: null }, select: { startsAt: true, endsAt: true } },
    },
  });
  if (!run) throw new NotFound('run');
  const { certificateKind, confers, ...course } = run.course;
  if (!certificateKind || run.cancelledAt) return refuse('NO_CERTIFICATE');
  const office = await tx.office.findUnique({
    where: { id: 1 },
    select: { nameEn: true, nameRu: true, numberPrefix: true },
  });
  if (!office) return refuse('OFFICE_MISSING');
  return done({
    id: run.id,
    courseId: run.courseId,
    kinds: certificateRules(certificateKind, completionDefinition.parse(run.completionRule.definition)).map(
      ({ kind }) => kind,
    ),
    office: { nameEn: office.nameEn, nameRu: office.nameRu },
    numberPrefix: office.numberPrefix,
    course: { ...course, certificateKind },
    confers: confers && { nameEn: confers.nameEn, nameRu: confers.nameRu },
    confersTypeId: certificateKind === 'COMPLETION' ? (confers?.id ?? null) : null,
    validityMonths: confers?.validityMonths ?? null,
    startsOn: dayOf(run.startsOn),
    endsOn: dayOf(run.endsOn),
    today: todayIn(run.timeZone, new Date()),
    city: { en: run.cityEn, ru: run.cityRu },
    country: { en: run.country.nameEn, ru: run.country.nameRu },
    countingSessionMinutes: run.sessions.map(
      (each) => (each.endsAt.getTime() - each.startsAt.getTime()) / 60_000,
    ),
    ruleVersion: run.completionRule.version,
  });
}

/** The terms under which a paper would be drawn; number and code are given at the issue. */
export function issueTerms(
  run: Pick<IssuableRun, 'today' | 'validityMonths'>,
  { language, signatories, issuedOn }: Terms,
  design: IssueTerms['design'],
): IssueTerms {
  const day = issuedOn ?? run.today;
  return {
    number: sampleNumber,
    code: sampleCode,
    publicUrl: publicUrl(),
    language,
    signatories,
    issuedOn: day,
    statusValidUntil: lastDay(day, run.validityMonths),
    design,
    expiresOn: lastDay(day, design?.validityMonths ?? null),
  };
}

export type Candidate = {
  enrolmentId: string;
  personId: string;
  holder: IssuedTo;
  /** The certificate that is in question. */
  kind: CertificateKind;
  /** By what that certificate takes. */
  completion: Completion;
  /** By what each certificate of the course takes. */
  kinds: Verdicts;
  /** Holds a valid certificate of this run already that says as much. */
  certified: boolean;
  /** The valid certificate of attendance whose place one of completion would take. */
  supersedes: string | null;
  /** Somebody said that none is to be issued for now. */
  held: boolean;
  /** What the paper would lack under these terms; paths are those of the snapshot. */
  lacks: Refusal[];
};

/** What stands in the way of issuing; nothing when the certificate is earned and can be drawn. */
export function problemsOf({ certified, held, completion, lacks }: Candidate): Refusal[] {
  if (certified) return [refusal('CERTIFICATE_EXISTS')];
  const unearned = completionProblem(completion);
  return [...(unearned ? [unearned] : []), ...(held ? [refusal('CERTIFICATE_HELD')] : []), ...lacks];
}

/**
 * The confirmed people of a run (or those asked for), each with the verdict and what the paper would lack: the paper of
 * the kind that is asked for, or else the one that they would be given.
 */
export async function candidatesOf(
  tx: Db,
  run: IssuableRun,
  terms: IssueTerms,
  enrolmentIds?: string[],
  kindFor?: (enrolmentId: string) => CertificateKind,
): Promise<Candidate[]> {
  const rows = await completionsOf(tx, run.id, enrolmentIds);
  const people = await tx.person.findMany({
    where: { id: { in: rows.map((row) => row.personId) } },
    select: { id: true, officialName: true, latinName: true },
  });
  const live = await tx.certificate.findMany({
    where: { runId: run.id, endedAt: null },
    select: { id: true, enrolmentId: true, kind: true },
  });
  const institutions = await institutionsOf(tx, terms.design, run.id);
  const held = await heldEnrolments(tx, run.id);
  const holderOf = new Map(people.map(({ id, ...holder }) => [id, holder]));
  const liveOf = new Map<string, typeof live>();
  for (const each of live) liveOf.set(each.enrolmentId, [...(liveOf.get(each.enrolmentId) ?? []), each]);
  return rows.map((row) => {
    const names = holderOf.get(row.personId) ?? { officialName: null, latinName: null };
    const holder = { ...names, institution: institutions.get(row.enrolmentId) };
    const kind = kindFor?.(row.enrolmentId) ?? paperFor(row.kinds)?.kind ?? run.course.certificateKind;
    const valid = liveOf.get(row.enrolmentId) ?? [];
    const certified = hasPaper(valid, kind);
    return {
      ...row,
      holder,
      kind,
      completion: row.kinds.find((each) => each.kind === kind)?.completion ?? row.completion,
      certified,
      supersedes: certified ? null : (valid[0]?.id ?? null),
      held: held.has(row.enrolmentId),
      lacks: preflight(snapshotOf(run, kind, holder, terms)),
    };
  });
}
