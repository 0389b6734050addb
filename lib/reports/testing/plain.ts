import { expect } from 'vitest';
import { scoresOf } from '@/lib/assessment/scores/queries';
import { completionsOf } from '@/lib/certificates/completion/queries';
import { db } from '@/lib/db/client';
import { crowdOf } from '@/lib/runs/counts/rules';
import { dayOf } from '@/lib/time/day';
import type { ReportScope } from '../scope/types';

/**
 * The figures once more, row by row in plain loops, and completion by the rule itself: what the statements must come to.
 */

const attended = new Set(['PRESENT', 'LATE', 'LEFT_EARLY']);

export async function runsOf(scope: ReportScope) {
  const runs = await db.courseRun.findMany({
    include: {
      course: true,
      donors: true,
      certificates: true,
      enrolments: {
        include: {
          person: { include: { institution: true } },
          institution: true,
          marks: { include: { session: true } },
        },
      },
    },
  });
  return runs.filter(
    (run) =>
      run.cancelledAt === null &&
      dayOf(run.endsOn) >= scope.from &&
      dayOf(run.endsOn) <= scope.to &&
      (!scope.programmeId || run.programmeId === scope.programmeId) &&
      (!scope.courseId || run.courseId === scope.courseId) &&
      (scope.countryCodes.length === 0 || scope.countryCodes.includes(run.countryCode)) &&
      (scope.kinds.length === 0 || scope.kinds.includes(run.course.kind)) &&
      (!scope.donorId || run.donors.some((each) => each.donorId === scope.donorId)),
  );
}

/** Participations with all that they are divided by. */
export async function participationsOf(scope: ReportScope) {
  const found = [];
  for (const run of await runsOf(scope)) {
    const completions = new Map(
      (await completionsOf(db, run.id)).map((each) => [each.enrolmentId, each.completion.state]),
    );
    for (const place of run.enrolments) {
      if (place.state !== 'CONFIRMED') continue;
      const days = new Set<string>();
      for (const { status, session } of place.marks)
        if (attended.has(status) && session.cancelledAt === null) days.add(dayOf(session.startsAtLocal));
      if (days.size === 0) continue;
      const institution = place.institution ?? place.person.institution;
      found.push({
        id: place.id,
        personId: place.personId,
        runId: run.id,
        sex: place.person.sex,
        country: place.countryCode ?? institution?.countryCode ?? place.person.countryCode ?? null,
        institutionId: institution?.id ?? null,
        kind: run.course.kind,
        endsOn: dayOf(run.endsOn),
        days: days.size,
        verdict: completions.get(place.id),
      });
    }
  }
  return found;
}

const percent = ({ points, maxPoints }: { points: number; maxPoints: number }) => (points * 100) / maxPoints;

/** Of the period of their own last day, tied to any run of the choice that was held until its end. */
async function plainResults(scope: ReportScope) {
  const runs = await runsOf({ ...scope, from: '0001-01-01' });
  const found = await db.result.findMany({ where: { removedAt: null }, include: { runs: true } });
  const ofScope = found.filter((result) =>
    runs.some(
      (run) =>
        run.programmeId === result.programmeId &&
        (!result.courseId || result.courseId === run.courseId) &&
        (result.runs.length === 0 || result.runs.some(({ runId }) => runId === run.id)),
    ),
  );
  const last = ({ happenedTo, happenedFrom }: (typeof found)[number]) => happenedTo ?? happenedFrom;
  const dated = ofScope.filter((result) => {
    const day = last(result);
    return day && dayOf(day) >= scope.from && dayOf(day) <= scope.to;
  });
  return { results: dated.length, resultsUndated: ofScope.filter((result) => !last(result)).length };
}

/** Figures by key, as `lib/reports/figures/definitions` names them, but for the cascade. */
export async function plainFigures(scope: ReportScope): Promise<Record<string, number>> {
  const runs = await runsOf(scope);
  const all = await participationsOf(scope);
  const people = new Map(all.map((each) => [each.personId, each]));
  const bySex = (sex: string | null) => [...people.values()].filter((each) => each.sex === sex).length;
  const verdict = (state: string) => all.filter((each) => each.verdict === state).length;
  const papers = runs.flatMap((run) => run.certificates);
  const valid = (kind: string) => papers.filter((each) => each.kind === kind && each.endedAt === null).length;
  const standing = await Promise.all(runs.map(({ id }) => scoresOf(db, id)));
  const came = new Set(all.map(({ id }) => id));
  const gains = standing.flatMap((scores) =>
    [...scores].flatMap(([id, { PRE, POST }]) =>
      came.has(id) && PRE?.score && POST?.score ? [percent(POST.score) - percent(PRE.score)] : [],
    ),
  );
  const counts = await db.runCount.findMany({
    where: { runId: { in: runs.map(({ id }) => id) }, endedAt: null },
    orderBy: { id: 'asc' },
    include: { cells: true },
  });
  const different = (values: (string | null)[]) => new Set(values.filter((value) => value !== null)).size;
  return {
    people: people.size,
    women: bySex('FEMALE'),
    men: bySex('MALE'),
    sexNotStated: bySex(null),
    participations: all.length,
    counted: crowdOf(counts).people,
    gainPairs: gains.length,
    ...(gains.length > 0
      ? { meanGain: expect.closeTo(gains.reduce((sum, each) => sum + each, 0) / gains.length, 1) as number }
      : {}),
    ...(await plainResults(scope)),
    personDays: all.reduce((sum, each) => sum + each.days, 0),
    runs: runs.length,
    countries: different(all.map((each) => each.country)),
    institutions: different(all.map((each) => each.institutionId)),
    completed: verdict('MET'),
    completionOpen: verdict('OPEN'),
    notCompleted: verdict('NOT_MET'),
    certificatesOfCompletion: valid('COMPLETION'),
    certificatesOfAttendance: valid('ATTENDANCE'),
    certificatesEnded: papers.filter((each) => each.endedAt !== null).length,
    statuses: await db.qualification.count({
      where: { withdrawnAt: null, certificate: { runId: { in: runs.map(({ id }) => id) } } },
    }),
  };
}
