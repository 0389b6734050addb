import { useLocale, useTranslations } from 'next-intl';
import { textIn } from '@/lib/assessment/questions/rules';
import type { BankQuestion } from '@/lib/assessment/questions/queries';
import type { CourseTestView } from '@/lib/assessment/tests/queries';
import { sameOrder } from '@/lib/assessment/tests/rules';
import type { TestKind } from '@/prisma/generated/enums';
import { readerLanguage } from '../languages';
import { TestPanel, type Listed, type TestActions } from './test-panel';

type Props = TestActions & {
  courseId: string;
  tests: Record<TestKind, CourseTestView | null>;
  askable: readonly BankQuestion[];
};

/** In a list a question is known by its beginning. */
const longest = 160;

/** The test before and the test after, side by side. */
export function BothTests({ courseId, tests, askable, compose, same }: Props) {
  const t = useTranslations('bank');
  const language = readerLanguage(useLocale());
  const begin = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);
  const listed = (test: CourseTestView | null): Listed[] => {
    const retired = (test?.questions ?? []).filter((each) => each.retired);
    return [
      ...askable.map((each) => ({ ...each, retired: false })),
      ...retired.map((each) => ({ ...each, id: each.questionId })),
    ].map(({ id, number, points, definition, retired: gone }) => ({
      ...{ id, number, points, retired: gone },
      text: begin(textIn(definition.texts, language)),
    }));
  };
  const factsOf = ({ version, questions, points, languages, runs }: CourseTestView) =>
    [
      t('test.version', { version }),
      t('test.count', { count: questions.length, points }),
      languages.length > 0
        ? t('test.languages', { languages: languages.map((each) => t(`languages.${each}`)).join(', ') })
        : t('test.noLanguage'),
      t('test.runs', { count: runs }),
    ].join(' · ');
  const versionIds = (test: CourseTestView | null) => test?.questions.map(({ id }) => id) ?? [];
  const offersSame = tests.PRE !== null && !sameOrder(versionIds(tests.PRE), versionIds(tests.POST));
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {(['PRE', 'POST'] as const).map((kind) => {
        const test = tests[kind];
        return (
          <TestPanel
            key={`${kind} ${test?.version ?? 0}`}
            courseId={courseId}
            kind={kind}
            test={
              test && {
                version: test.version,
                facts: factsOf(test),
                questionIds: test.questions.map(({ questionId }) => questionId),
                outdated: test.questions.filter(({ outdated }) => outdated).length,
              }
            }
            questions={listed(test)}
            compose={compose}
            same={kind === 'POST' && offersSame ? same : null}
          />
        );
      })}
    </div>
  );
}
