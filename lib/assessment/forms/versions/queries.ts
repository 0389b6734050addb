import { namesOfAccounts } from '@/lib/auth/accounts/names/queries';
import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { managedRuns, visibleProgrammes } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import type { FeedbackFormKind } from '@/prisma/generated/enums';
import { defaultForm } from '../defaults/rules';
import { formDigest } from '../digest/rules';
import { formVersion, latestForm } from '../queries';
import { formDefinition } from '../schema';

/** How many versions and runs are listed; those before stay. */
const mostListed = 100;

/** How many answers a version has of a run; of months later also how many people were asked by it. */
type AnsweredBy = { formId: string; runId: string; answered: number; asked: number | null };

/** The evaluations of a course's runs, each by the version that its first answer was given to. */
async function evaluatedBy(courseId: string): Promise<AnsweredBy[]> {
  const rows = await db.runEvaluation.findMany({
    where: { run: { courseId }, formId: { not: null } },
    select: { formId: true, runId: true },
  });
  const turns = await db.evaluationTurn.groupBy({
    by: ['runId'],
    where: { runId: { in: rows.map(({ runId }) => runId) } },
    _count: true,
  });
  return rows.flatMap(({ formId, runId }) => {
    const answered = turns.find((turn) => turn.runId === runId)?._count ?? 0;
    return formId ? [{ formId, runId, answered, asked: null }] : [];
  });
}

/** Who was asked months later, by the version that they were asked by; one run may have two. */
const followedUpBy = (courseId: string) => db.$queryRaw<AnsweredBy[]>`
  SELECT f.form_id AS "formId", e.run_id AS "runId", count(f.answered_at)::int AS answered, count(*)::int AS asked
  FROM course_run r
  JOIN enrolment e ON e.run_id = r.id
  JOIN follow_up f ON f.enrolment_id = e.id
  WHERE r.course_id = ${courseId}::uuid
  GROUP BY 1, 2`;

/**
 * A form of a course for who manages it: the version that is asked for, else the latest; and all versions, the latest first,
 * with who made them, the runs that keep them and what they were answered by. The form that Cascade brings is version 0.
 * `base` goes back with what is saved. Throws NotFound, also for a version that is none.
 */
export async function courseForm(
  actor: Actor,
  courseId: string,
  kind: FeedbackFormKind,
  version: number | null = null,
) {
  const id = idOf(courseId);
  const course =
    id &&
    (await db.course.findFirst({
      where: { id, programme: visibleProgrammes(actor) },
      select: {
        ...{ id: true, programmeId: true, code: true, titleEn: true, titleRu: true },
        followUpMonths: true,
      },
    }));
  if (!course || !canManageProgramme(actor, course)) throw new NotFound('course');
  const [latest, rows, answered, runs, office] = await Promise.all([
    latestForm(db, course.id, kind),
    db.feedbackForm.findMany({
      where: { courseId: course.id, kind },
      orderBy: { version: 'desc' },
      take: mostListed,
      select: { id: true, version: true, definition: true, createdAt: true, createdBy: true },
    }),
    kind === 'EVALUATION' ? evaluatedBy(course.id) : followedUpBy(course.id),
    db.courseRun.findMany({
      where: { AND: [{ courseId: course.id }, managedRuns(actor)] },
      orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
      take: mostListed,
      select: { id: true, code: true, startsOn: true, endsOn: true },
    }),
    db.office.findUnique({ where: { id: 1 }, select: { timeZone: true } }),
  ]);
  const shown = version === null ? latest : await formVersion(db, course.id, kind, version);
  const names = await namesOfAccounts(rows.map(({ createdBy }) => createdBy));
  const stored = rows.map(({ definition, createdBy, ...row }) => ({
    ...row,
    maker: names(createdBy),
    digest: formDigest(formDefinition.parse(definition)),
    /** The runs that keep this version, the latest first, and all its answers, also of runs that are not named. */
    ...keptBy(row.id, answered, runs),
  }));
  const brought = formDigest(defaultForm(kind));
  return {
    ...{ course, kind, timeZone: office?.timeZone ?? 'UTC' },
    ...{ latest: latest.version, base: formDigest(latest.definition) },
    ...{ shown: shown.version, definition: shown.definition },
    versions: stored.map(({ digest, ...row }) => ({
      ...row,
      /** The earliest version that asks the same; 0: as the form that Cascade brings. Null: none. */
      sameAs:
        digest === brought
          ? 0
          : (stored.findLast((other) => other.digest === digest && other.version < row.version)?.version ??
            null),
    })),
    /** Whether the latest version asks what Cascade brings. */
    isBrought: formDigest(latest.definition) === brought,
  };
}

type Run = { id: string; code: string; startsOn: Date; endsOn: Date };

function keptBy(formId: string, all: readonly AnsweredBy[], runs: readonly Run[]) {
  const of = new Map(all.filter((each) => each.formId === formId).map((each) => [each.runId, each]));
  return {
    runCount: of.size,
    answers: [...of.values()].reduce((sum, { answered }) => sum + answered, 0),
    runs: runs.flatMap(({ startsOn, endsOn, ...run }) => {
      const found = of.get(run.id);
      if (!found) return [];
      const { answered, asked } = found;
      return [{ ...run, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), answered, asked }];
    }),
  };
}

export type CourseForm = Awaited<ReturnType<typeof courseForm>>;
export type FormVersion = CourseForm['versions'][number];
