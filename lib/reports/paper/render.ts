import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { draw } from '@/lib/files/typst/draw';
import { formatDate, formatDateRange, formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { todayIn } from '@/lib/time/wall-clock';
import type { Day } from '@/lib/time/day';
import type { Language } from '@/prisma/generated/enums';
import { audienceByLink } from '../audience/queries';
import { report, type Report } from '../figures/queries';
import type { ReportScope } from '../scope/types';
import { groupedFigures, labelsOfReport, narrowedTo, tablesOf } from '../shown/queries';
import type { Shown } from '../suppression/types';
import { localeOf, reportWords, sharingRules, valueWord } from '../wording/rules';

const template = 'lib/reports/paper/paper.typ';
const mostPages = 60;

type Wanted = { scope: ReportScope; language: Language; today: Day };

/** A number in words; undefined: there is nothing to reckon it from. */
function shown(value: Shown | undefined, language: Language): string {
  if (value === undefined) return reportWords(language)('none');
  return value === null ? reportWords(language)('hidden') : formatNumber(value, localeOf(language));
}

async function tablesOfPaper(found: Report, { scope, language }: Wanted) {
  const t = reportWords(language);
  const labels = await labelsOfReport(found, language);
  return tablesOf(scope).map(({ key, rows, columns }) => {
    const table = found.tables[key];
    const max = Math.max(...table.rows.map(({ total }) => total ?? 0), 1);
    return {
      title: t(`table.${key}`),
      heads: [
        t(`dimension.${rows}`),
        ...(columns ? table.columns.map((value) => valueWord(language, columns, value, labels)) : []),
        t('table.total'),
      ],
      rows: table.rows.map((row) => ({
        name: valueWord(language, rows, row.value, labels),
        // Of a number that is hidden there is no bar to measure.
        share: (row.total ?? 0) / max,
        cells: [...(columns ? row.cells : []), row.total].map((value) => shown(value, language)),
      })),
      totals: [...(columns ? table.columnTotals : []), table.total].map((value) => shown(value, language)),
    };
  });
}

/**
 * A report on paper that can be sent as it is: figures only, small ones hidden as for an observer, whoever asks for it.
 * In English or Russian.
 */
export async function drawReport(actor: Actor, wanted: Wanted, now: Date): Promise<Uint8Array> {
  const { scope, language, today } = wanted;
  const t = reportWords(language);
  const locale = localeOf(language);
  const [found, office] = await Promise.all([
    report(audienceByLink(actor), scope, today),
    db.office.findFirst({ select: { nameEn: true, nameRu: true, timeZone: true } }),
  ]);
  const range = ({ from, to }: { from: Day; to: Day }) => formatDateRange(from, to, locale);
  const data = {
    lang: locale,
    title: `${t('title')}: ${range(scope)}`,
    office: office ? inLanguage(language, office.nameEn, office.nameRu) : '',
    heading: t('title'),
    period: range(scope),
    facts: [
      t('intro', { period: range(scope), previous: range(found.previousPeriod) }),
      ...(await narrowedTo(scope, language)),
    ],
    groups: groupedFigures.map(({ group, keys }) => ({
      title: t(`group.${group}`),
      figures: keys.map((key) => ({
        name: t(`figure.${key}.name`),
        value: shown(found.figures[key], language),
        before: t('before', { value: shown(found.previous[key], language) }),
      })),
    })),
    tables: await tablesOfPaper(found, wanted),
    how: {
      title: t('how.title'),
      rules: [
        t('how.period'),
        ...sharingRules(scope, language),
        ...(found.unstated > 0 ? [t('how.unstated', { count: found.unstated })] : []),
        t('suppressed'),
      ],
      figures: groupedFigures
        .flatMap(({ keys }) => keys)
        .map((key) => ({ name: t(`figure.${key}.name`), text: t(`figure.${key}.how`) })),
    },
    footer: t('export.asOf', { day: formatDate(todayIn(office?.timeZone ?? 'UTC', now), locale) }),
  };
  return draw({
    ...{ template, mostPages, data: JSON.stringify(data) },
    timestamp: Math.floor(now.getTime() / 1000),
  });
}
