import type { Actor } from '@/lib/auth/actor';
import { canAssess, canManageRun } from '@/lib/auth/policy';
import { recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import type { TestKind } from '@/prisma/generated/enums';
import { testToTake } from '../opening/queries';
import { answersOf } from '../queries';
import { askedIn } from '../../tests/queries';
import { chosenLanguage, inWords, keysOf, wholeLanguages } from '../rules';
import { writeCell } from './rules';

/**
 * The grid of answers on paper, for who may record results: the questions, and everyone on the run with what stands there.
 * `test` null: the course has none of this kind. NotFound for anybody else.
 */
export async function paperSheet(actor: Actor, runId: string, kind: TestKind, wishes: readonly string[]) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, recordableRuns(actor)] },
      select: {
        ...{ id: true, courseId: true, programmeId: true, countryCode: true, cancelledAt: true },
        ...{ code: true, languages: true, course: { select: { titleEn: true, titleRu: true } } },
        trainers: { where: { removedAt: null }, select: { personId: true } },
      },
    }));
  if (!run) throw new NotFound('run');
  const { programmeId, countryCode } = run;
  const facts = { programmeId, countryCode, trainerIds: run.trainers.map(({ personId }) => personId) };
  const testId = await testToTake(db, run, kind);
  const questions = testId ? await askedIn(db, testId) : [];
  const places = await db.enrolment.findMany({
    where: { runId: run.id, state: 'CONFIRMED' },
    orderBy: [{ person: { searchKey: 'asc' } }, { id: 'asc' }],
    select: {
      id: true,
      person: { select: { id: true, officialName: true, latinName: true } },
      testAttempts: {
        where: { kind, annulledAt: null },
        select: { id: true, source: true, handedInAt: true },
      },
    },
  });
  const answers = await answersOf(
    db,
    places.flatMap(({ testAttempts }) => testAttempts.map((attempt) => attempt.id)),
  );
  const languages = wholeLanguages(questions);
  const language = chosenLanguage(languages, [...wishes, ...run.languages]);
  return {
    run: { id: run.id, code: run.code, course: run.course, cancelled: run.cancelledAt !== null },
    managed: canManageRun(actor, facts),
    kind,
    testId,
    languages,
    questions: questions.map(({ definition, ...question }) => ({
      ...{ id: question.id, kind: question.kind, points: question.points },
      keys: keysOf({ kind: question.kind, definition }),
      text: inWords(definition.texts, language),
    })),
    rows: places.map(({ id: enrolmentId, person, testAttempts: [attempt] }) => {
      const given = attempt?.handedInAt ? answers.get(attempt.id) : undefined;
      const own = !canAssess(actor, { personId: person.id, run: facts });
      const theirs = attempt?.source === 'PERSON';
      return {
        ...{ enrolmentId, person, seen: attempt?.id ?? null },
        cells: questions.map((question) => writeCell(question, given?.get(question.id))),
        /** Why nothing can be typed here. */
        locked: own ? ('OWN' as const) : theirs && attempt?.handedInAt ? ('HANDED_IN' as const) : null,
        /** On a phone, and not handed in. */
        answering: theirs && !attempt?.handedInAt ? (answers.get(attempt?.id ?? '')?.size ?? 0) : null,
        source: attempt?.handedInAt ? attempt.source : null,
      };
    }),
  };
}

export type PaperSheet = Awaited<ReturnType<typeof paperSheet>>;
export type PaperPerson = PaperSheet['rows'][number];
