import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { RunMatrix } from '@/lib/enrolments/matrix/queries';
import { womenShare, type MatrixFigures } from '@/lib/enrolments/matrix/rules';
import { institutionName } from '@/lib/people/institutions/rules';
import { formatPercent } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { FillBar, ShareBar } from './matrix-bars';

type Row = { key: string; name: string; figures: MatrixFigures; aim: number | null };

/** Is the quota filled? A row for each institution or country, drawn, with the women and those who wait. */
export function QuotaMatrix({ matrix }: { matrix: RunMatrix }) {
  const t = useTranslations('enrolments.matrix');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const nameOf = ({ institution, country }: RunMatrix['rows'][number]['quota']) => {
    if (institution) return institutionName(language, institution);
    return country ? inLanguage(language, country.nameEn, country.nameRu) : '';
  };
  const rows: Row[] = matrix.rows.map(({ quota, ...figures }) => ({
    key: quota.id,
    name: nameOf(quota),
    figures,
    aim: quota.womenPercent,
  }));
  const { outside, total } = matrix;
  const anyone = outside.places + outside.confirmed + outside.invited + outside.nominated + outside.waiting;
  if (rows.length > 0 && anyone > 0) {
    rows.push({ key: 'outside', name: t('outside'), figures: outside, aim: null });
  }
  rows.push({ key: 'total', name: t('total'), figures: total, aim: null });
  const numbers = ['places', 'confirmed', 'invited', 'nominated', 'waiting'] as const;
  return (
    <Panel title={t('title')} hint={t('hint')} flush>
      <Table caption={t('title')}>
        <Thead>
          <Tr>
            <Th>{t('row')}</Th>
            <Th className="md:w-1/4">{t('fill')}</Th>
            {numbers.map((column) => (
              <Th key={column} numeric>
                {t(column)}
              </Th>
            ))}
            <Th className="md:w-40">{t('women')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {rows.map(({ key, name, figures, aim }) => (
            <Tr key={key} className={key === 'total' ? 'font-semibold' : undefined}>
              <Td head>{name}</Td>
              <Td label={t('fill')}>
                <FillBar figures={figures} />
              </Td>
              {numbers.map((column) => (
                <Td key={column} label={t(column)} numeric>
                  {figures[column]}
                  {column === 'confirmed' && figures.confirmed > figures.places && key !== 'total' && (
                    <span className="text-warn block text-sm font-normal">
                      {t('over', { count: figures.confirmed - figures.places })}
                    </span>
                  )}
                </Td>
              ))}
              <Td label={t('women')}>
                <Women figures={figures} aim={aim} locale={locale} />
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Panel>
  );
}

function Women({ figures, aim, locale }: { figures: MatrixFigures; aim: number | null; locale: string }) {
  const t = useTranslations('enrolments.matrix');
  const share = womenShare(figures);
  const short = aim !== null && share !== null && share * 100 < aim;
  const language = locale === 'ru' ? 'ru' : 'en';
  return (
    <span className="block min-w-28 font-normal">
      <ShareBar share={share ?? 0} aim={aim === null ? null : aim / 100} short={short} />
      <span className={short ? 'text-warn text-sm' : 'text-ink-muted text-sm'}>
        {share === null ? '–' : t('womenOf', { women: figures.women, share: formatPercent(share, language) })}
        {aim !== null && ` · ${t('aim', { share: formatPercent(aim / 100, language) })}`}
      </span>
    </span>
  );
}
