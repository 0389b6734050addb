import { addQuestion } from '@/lib/assessment/questions/commands';
import { questionSchema } from '@/lib/assessment/questions/schema';
import { systemActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { must } from '@/prisma/seed/must';

const office = systemActor('journeys');

/** A question of the course's bank, written now if there is none. */
export async function aQuestionOf(courseId: string): Promise<string> {
  const found = await db.testQuestion.findFirst({ where: { courseId }, select: { id: true } });
  if (found) return found.id;
  const inBoth = (en: string, ru: string) => ({ en, ru });
  const question = questionSchema.parse({
    kind: 'SINGLE',
    points: 1,
    definition: {
      texts: inBoth('What comes first?', 'Что идёт сначала?'),
      options: [
        { key: 'a', texts: inBoth('The opening', 'Открытие'), right: true },
        { key: 'b', texts: inBoth('The closing', 'Закрытие'), right: false },
      ],
      ...{ isTrue: null, number: null, tolerance: 0 },
    },
  });
  return must(await addQuestion(office, courseId, question)).questionId;
}
