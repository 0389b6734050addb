import type { Actor } from '@/lib/auth/actor';
import { draw } from '@/lib/files/typst/draw';
import { drawable } from '@/lib/files/typst/glyphs';
import { shownName } from '@/lib/people/names/rules';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import type { TestKind, TestQuestionKind } from '@/prisma/generated/enums';
import type { QuestionLanguage } from '../../questions/schema';
import { printedTest } from './queries';

/** What stands on a sheet beside the questions. */
export type TestSheetWords = {
  label: string;
  /** Of a run marked sensitive. */
  neutralTitle: string;
  name: string;
  true: string;
  false: string;
  hints: Record<TestQuestionKind, string>;
};

type Wanted = {
  kind: TestKind;
  /** Of the questions; the frame is in `locale`. */
  language: QuestionLanguage;
  locale: Locale;
  /** A sheet for each person of the run, with the name; else one without. */
  named: boolean;
};

const text = (words: string) => drawable(words, 'plain', 'strong');

/** The sheets of a test as PDF, with boxes for the answers: what is ticked there is typed into the grid of the run. */
export async function renderTestSheets(
  actor: Actor,
  runId: string,
  { kind, language, locale, named }: Wanted,
  words: TestSheetWords,
  now: Date,
): Promise<{ fileName: string; pdf: Uint8Array }> {
  const { run, people, questions } = await printedTest(actor, runId, kind, language);
  const course = inLanguage(locale === 'ru' ? 'RU' : 'EN', run.course.titleEn, run.course.titleRu);
  const heading = run.sensitive ? words.neutralTitle : course;
  const names = named ? people.map((person) => text(shownName(person))) : [null];
  const data = {
    lang: language,
    title: text(`${words.label}: ${heading}`),
    label: text(words.label),
    heading: text(heading),
    fact: text([run.code, formatDateRange(run.startsOn, run.endsOn, locale)].join(' · ')),
    name: text(words.name),
    ...{ true: text(words.true), false: text(words.false) },
    hints: Object.fromEntries(Object.entries(words.hints).map(([of, hint]) => [of, text(hint)])),
    names,
    questions: questions.map((question) => ({
      kind: question.kind,
      text: text(question.text),
      options: question.options.map(({ key, text: option }) => ({ key, text: text(option) })),
    })),
  };
  const pdf = await draw({
    template: 'lib/assessment/attempts/printing/sheet.typ',
    data: JSON.stringify(data),
    timestamp: Math.floor(now.getTime() / 1000),
    // No question is taller than a page.
    mostPages: names.length * (questions.length + 1) + 2,
  });
  return { fileName: `${run.code}-test-${kind.toLowerCase()}-${language}.pdf`, pdf };
}
