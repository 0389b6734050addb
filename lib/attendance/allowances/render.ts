import type { Actor } from '@/lib/auth/actor';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { draw } from '@/lib/files/typst/draw';
import { drawable } from '@/lib/files/typst/glyphs';
import { formatMoney } from '@/lib/runs/money/currencies/rules';
import { formatDate, formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import { namesOn } from '../sheets/printing/rules';
import { allowanceList } from './queries';

/** What stands on the list beside the facts, in its language. */
export type ListWords = {
  label: string;
  /** Of a run marked sensitive. */
  neutralTitle: string;
  /** Number, name, days attended, how many, amount, signature. */
  heads: readonly string[];
  total: string;
  perDay: (amount: string) => string;
  footer: string;
  /** "Page {page} of {pages}", filled as it is drawn. */
  pageOf: string;
};

const text = (words: string) => drawable(words, 'plain', 'strong');

/**
 * The list of daily allowances of a run as PDF, with a place to sign for each. One of a run marked sensitive names neither the
 * course nor its place. Refuses ALLOWANCE_NOT_SET; throws NotFound for whoever does not manage the run.
 */
export async function renderAllowances(
  actor: Actor,
  runId: string,
  locale: Locale,
  words: ListWords,
  now: Date,
): Promise<Outcome<{ fileName: string; pdf: Uint8Array }>> {
  const { run, rate, rows, personDays } = await allowanceList(actor, runId);
  if (!rate) return refuse('ALLOWANCE_NOT_SET');
  const language = locale === 'ru' ? 'RU' : 'EN';
  // Of the spaces the faces have the common one.
  const money = (minor: number) => formatMoney(minor, rate.currency, locale).replace(/[\u00a0\u202f]/g, ' ');
  const heading = run.sensitive
    ? words.neutralTitle
    : inLanguage(language, run.course.titleEn, run.course.titleRu);
  const place = run.sensitive ? [] : [inLanguage(language, run.cityEn, run.cityRu)];
  const data = {
    lang: locale,
    title: text(`${words.label}: ${heading}`),
    label: text(words.label),
    heading: text(heading),
    facts: [
      [run.code, ...place, formatDateRange(run.startsOn, run.endsOn, locale)].join(' · '),
      words.perDay(money(rate.perDayMinor)),
    ].map(text),
    heads: words.heads.map(text),
    rows: rows.map(({ days, minor, ...person }) => {
      const [name, second] = namesOn(locale, person);
      return {
        name: text(name),
        second: second && text(second),
        days: text(days.map((day) => formatDate(day, locale, 'dayMonth')).join(', ')),
        count: `${days.length}`,
        amount: text(money(minor ?? 0)),
      };
    }),
    total: text(words.total),
    totalCount: `${personDays}`,
    totalAmount: text(money(rows.reduce((sum, { minor }) => sum + (minor ?? 0), 0))),
    footer: text(words.footer),
    pageOf: words.pageOf,
  };
  const pdf = await draw({
    template: 'lib/attendance/allowances/list.typ',
    data: JSON.stringify(data),
    timestamp: Math.floor(now.getTime() / 1000),
    // A row is 9 mm at least, and a page takes 20 of the tallest.
    mostPages: Math.ceil(rows.length / 4) + 2,
  });
  return done({ fileName: `${run.code}-allowances-${locale}.pdf`, pdf });
}
