import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import type { Refusal } from '@/lib/errors/outcome';
import { foldName } from '@/lib/text/names/fold';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { completionsOf } from '../completion/queries';
import type { Completion } from '../completion/rules';
import { toIssueOf } from '../dry-run/rules';
import { openHolds } from '../holds/queries';
import { candidatesOf, issuableRun, issueTerms } from '../issue/queries';
import { paperFor, type Verdicts } from '../issue/rules';
import { issueDayProblem } from '../rules';
import { runTemplate } from '../templates/choices/queries';
import { suspicionsOf } from '../suspicions/queries';
import { effectiveTerms } from '../terms/queries';
import type { StatedTerms } from '../terms/rules';
import { canBeIssued, distinct, formerOf, isOfPerson, standingOf, standings, type Standing } from './rules';

/** What is known of somebody on the run; without `lacks` where nothing can be issued. */
type Candidate = { enrolmentId: string; completion: Completion; kinds: Verdicts; lacks?: Refusal[] };

const runFacts = {
  id: true,
  code: true,
  startsOn: true,
  endsOn: true,
  timeZone: true,
  cancelledAt: true,
  courseId: true,
  course: {
    select: {
      titleEn: true,
      titleRu: true,
      certificateKind: true,
      confers: { select: { nameEn: true, nameRu: true } },
    },
  },
} as const;

/** Everyone who is on the run, or was given a certificate of it. */
function peopleOf(runId: string) {
  return db.enrolment.findMany({
    where: { runId, OR: [{ state: 'CONFIRMED' }, { certificates: { some: {} } }] },
    select: {
      id: true,
      state: true,
      person: { select: { id: true, officialName: true, latinName: true, searchKey: true } },
      institution: { select: { name: true, nameEn: true, nameRu: true } },
      certificates: {
        orderBy: { number: 'desc' },
        select: {
          id: true,
          number: true,
          kind: true,
          issuedOn: true,
          expiresOn: true,
          endedAt: true,
          personId: true,
          document: { select: { certificateId: true } },
          failure: { select: { errorId: true } },
          qualification: { select: { id: true } },
          events: {
            where: { kind: { in: ['REVOKED', 'SUPERSEDED'] } },
            select: { kind: true, reason: true },
          },
        },
      },
    },
  });
}

type Enrolled = Awaited<ReturnType<typeof peopleOf>>[number];

const shownCertificate = ({
  issuedOn,
  expiresOn,
  document,
  failure,
  qualification,
  events,
  ...certificate
}: Enrolled['certificates'][number]) => ({
  ...certificate,
  issuedOn: dayOf(issuedOn),
  expiresOn: expiresOn && dayOf(expiresOn),
  drawn: document !== null,
  /** The number under which the log says why it could not be drawn. */
  failure: failure?.errorId ?? null,
  confers: qualification !== null,
  ended: events[0] ?? null,
});

/**
 * The certificates of a run that the actor manages: for each person the verdict, what is issued, and what an
 * issue under these terms would do, without doing it.
 */
export async function certificateSheet(actor: Actor, runId: string, stated: StatedTerms) {
  const id = idOf(runId);
  const found =
    id && (await db.courseRun.findFirst({ where: { AND: [{ id }, managedRuns(actor)] }, select: runFacts }));
  if (!found) throw new NotFound('run');
  const { startsOn, endsOn, cancelledAt, course, ...facts } = found;
  const run = {
    ...facts,
    ...course,
    confers: course.certificateKind === 'COMPLETION' ? course.confers : null,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    today: todayIn(found.timeZone, new Date()),
    cancelled: cancelledAt !== null,
  };
  const { terms, design } = await effectiveTerms(actor, run, stated);
  const asked = await issuableRun(db, actor, run.id);
  const issuable = asked.ok ? asked.value : null;
  const kinds = issuable?.kinds ?? [];
  const issue = issuable && issueTerms(issuable, terms, design);
  const candidates: Candidate[] =
    issuable && issue ? await candidatesOf(db, issuable, issue) : await completionsOf(db, run.id);
  const candidateOf = new Map(candidates.map((each) => [each.enrolmentId, each]));
  const [people, template, holds, suspicions] = await Promise.all([
    peopleOf(run.id),
    runTemplate(actor, run.id, terms.language),
    openHolds(db, run.id),
    suspicionsOf(db, actor, run),
  ]);

  const rows = people.map(({ id: enrolmentId, person, institution, certificates, state }) => {
    const { searchKey, ...names } = person;
    const candidate = candidateOf.get(enrolmentId);
    const verdicts = candidate?.kinds ?? [];
    const [own, other] = verdicts;
    const completion = own?.completion ?? candidate?.completion ?? null;
    const second = own !== undefined && paperFor(verdicts) === other;
    const all = candidate?.lacks ?? [];
    const { certified, ended } = formerOf(certificates, verdicts);
    const hold = (state === 'CONFIRMED' && !certified && holds.get(enrolmentId)) || null;
    const doubts = suspicions.filter((pair) => pair.enrolmentId === enrolmentId);
    const [held, doubted] = [hold !== null, doubts.length > 0];
    const standing = { certified, ended, held, doubted, second, completion, lacks: all };
    return {
      enrolmentId,
      person: names,
      searchKey,
      institution,
      onRoster: state === 'CONFIRMED',
      completion,
      /** By what the certificate of attendance takes, where the course gives one beside its own. */
      attendance: other?.completion ?? null,
      /** What would be issued is that one. */
      second,
      /** A valid certificate of attendance, whose place one of completion takes. */
      replaces: !certified && certificates.some(({ endedAt }) => endedAt === null),
      ...{ hold, held, doubts, doubted },
      standing: standingOf(standing),
      issuable: issuable !== null && canBeIssued(standing),
      all: certified ? [] : all,
      lacks: certified ? [] : all.filter(isOfPerson),
      certificates: certificates.map(shownCertificate),
    };
  });
  rows.sort((a, b) => (a.searchKey < b.searchKey ? -1 : a.searchKey > b.searchKey ? 1 : 0));

  const live = rows.flatMap(({ certificates }) => certificates.filter(({ endedAt }) => endedAt === null));
  return {
    run: { ...run, kinds },
    terms,
    /** By which version of the design, in the language of the terms. */
    template,
    statusValidUntil: issue?.statusValidUntil ?? null,
    /** Nobody has said yet who issues: the office's own name and number are asked for first. */
    officeMissing: !asked.ok && asked.refusals.some(({ code }) => code === 'OFFICE_MISSING'),
    dayProblem: issuable && issueDayProblem(terms.issuedOn, issuable),
    /** What is wrong with every paper, whoever it is for. */
    shared: distinct(rows.flatMap(({ all }) => all.filter((each) => !isOfPerson(each)))),
    counts: Object.fromEntries(
      standings.map((standing) => [standing, rows.filter((row) => row.standing === standing).length]),
    ) as Record<Standing, number>,
    toIssue: toIssueOf(rows),
    rows: rows.map(({ all: _, ...row }) => row),
    drawing: {
      issued: live.length,
      drawn: live.filter(({ drawn }) => drawn).length,
      failed: live.filter(({ drawn, failure }) => !drawn && failure !== null).length,
    },
  };
}

export type CertificateSheet = Awaited<ReturnType<typeof certificateSheet>>;
export type SheetRow = CertificateSheet['rows'][number];

/** The rows that a filter leaves: by standing, and by each word of a name in any script. */
export function filteredRows(rows: readonly SheetRow[], { q, show }: { q: string; show: Standing | null }) {
  const words = foldName(q).split(' ').filter(Boolean);
  return rows.filter(
    (row) => (!show || row.standing === show) && words.every((word) => row.searchKey.includes(word)),
  );
}

/** How many valid certificates of a run the actor manages are drawn, and how many could not be: asked again and again while it is done. */
export async function drawingProgress(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({ where: { AND: [{ id }, managedRuns(actor)] }, select: { id: true } }));
  if (!run) throw new NotFound('run');
  const where = { runId: run.id, endedAt: null };
  const [issued, drawn, failed] = await Promise.all([
    db.certificate.count({ where }),
    db.certificate.count({ where: { ...where, document: { isNot: null } } }),
    db.certificate.count({ where: { ...where, document: { is: null }, failure: { isNot: null } } }),
  ]);
  return { issued, drawn, failed };
}
