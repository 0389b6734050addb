import { useLocale, useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { Direction, Reach } from '@/lib/qualifications/cascade/types';
import { formatDate, formatNumber } from '@/lib/text/format';

/** What a cascade comes to, in figures, and generation by generation. */
export function ReachFigures({ reach, direction }: { reach: Reach; direction: Direction }) {
  const t = useTranslations('cascade');
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const figures = [
    { term: t('people'), value: number(reach.people) },
    { term: t('women'), value: number(reach.women) },
    { term: t('runs'), value: number(reach.runs) },
    { term: t('countries'), value: number(reach.countries.length) },
    { term: t('generations'), value: number(reach.generations.length) },
    { term: t('last'), value: reach.lastOn ? formatDate(reach.lastOn, locale, 'shortDay') : '–' },
  ];
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
        {figures.map(({ term, value }) => (
          <div key={term} className="min-w-0">
            <dt className="text-ink-muted text-sm">{term}</dt>
            <dd className="text-lg font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {reach.generations.length > 1 && (
        <div className="mt-4">
          <Table caption={t('byGeneration')}>
            <Thead>
              <Tr>
                <Th>{t('generation')}</Th>
                <Th numeric>{t('people')}</Th>
                <Th numeric>{t('women')}</Th>
                <Th numeric>{t('runs')}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {reach.generations.map((each) => (
                <Tr key={each.generation}>
                  <Td head>{t(direction === 'DOWN' ? 'nthDown' : 'nthUp', { number: each.generation })}</Td>
                  <Td label={t('people')} numeric>
                    {number(each.people)}
                  </Td>
                  <Td label={t('women')} numeric>
                    {number(each.women)}
                  </Td>
                  <Td label={t('runs')} numeric>
                    {number(each.runs)}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        </div>
      )}
    </>
  );
}
