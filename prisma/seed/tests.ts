import { addQuestion } from '@/lib/assessment/questions/commands';
import { questionSchema } from '@/lib/assessment/questions/schema';
import { composeTest, sameForBoth } from '@/lib/assessment/tests/commands';
import type { Actor } from '@/lib/auth/actor';
import type { Catalogue } from './catalogue';
import { must } from './must';
import { sampleQuestions, type SampleQuestion } from './source';

function inputOf({ kind, points, texts, options, isTrue, number }: SampleQuestion) {
  return questionSchema.parse({
    kind,
    points: points ?? 1,
    definition: {
      ...{ texts, isTrue: isTrue ?? null, number: number ?? null, tolerance: 0 },
      options: (options ?? []).map(({ right = false, ...words }, index) => ({
        ...{ key: String.fromCharCode('a'.charCodeAt(0) + index), right },
        texts: words,
      })),
    },
  });
}

/**
 * The test before and after the training of trainers. The source has none: these questions are ours, and nobody has
 * answered them.
 */
export async function loadTests(actor: Actor, { courseIds }: Catalogue): Promise<void> {
  const courseId = courseIds.get('SFP-TOT') ?? '';
  const questionIds: string[] = [];
  for (const question of sampleQuestions)
    questionIds.push(must(await addQuestion(actor, courseId, inputOf(question))).questionId);
  must(await composeTest(actor, courseId, { kind: 'PRE', questionIds, seen: null }));
  must(await sameForBoth(actor, courseId, { seen: null }));
}
