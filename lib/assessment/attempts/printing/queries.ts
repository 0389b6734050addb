import type { Actor } from '@/lib/auth/actor';
import { recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import type { TestKind } from '@/prisma/generated/enums';
import type { QuestionLanguage } from '../../questions/schema';
import { testToTake } from '../opening/queries';
import { askedIn } from '../../tests/queries';
import { inWords, wholeLanguages } from '../rules';

/**
 * What stands on the sheets of a test: its questions in a language in which all of them are whole, and the people of the
 * run. For who may record results; NotFound for others, for a language in which it is not whole, and where there is no test.
 */
export async function printedTest(actor: Actor, runId: string, kind: TestKind, language: QuestionLanguage) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, recordableRuns(actor)] },
      select: {
        ...{ id: true, code: true, courseId: true, startsOn: true, endsOn: true, sensitive: true },
        course: { select: { titleEn: true, titleRu: true } },
        enrolments: {
          where: { state: 'CONFIRMED' },
          orderBy: [{ person: { searchKey: 'asc' } }, { id: 'asc' }],
          select: { person: { select: { officialName: true, latinName: true } } },
        },
      },
    }));
  if (!run) throw new NotFound('run');
  const testId = await testToTake(db, run, kind);
  const questions = testId ? await askedIn(db, testId) : [];
  if (questions.length === 0 || !wholeLanguages(questions).includes(language)) throw new NotFound('test');
  return {
    run: { ...run, startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) },
    people: run.enrolments.map(({ person }) => person),
    questions: questions.map(({ kind: asks, definition: { texts, options } }) => ({
      kind: asks,
      text: inWords(texts, language),
      options: options.map(({ key, texts: words }) => ({ key, text: inWords(words, language) })),
    })),
  };
}
