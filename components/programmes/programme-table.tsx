import { useLocale, useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TitleLink } from '@/components/ui/title-link';
import type { ProgrammeRow } from '@/lib/programmes/queries';
import { formatDateRange, formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

/** A page of programmes; on a phone each is a card. */
export function ProgrammeTable({ rows }: { rows: readonly ProgrammeRow[] }) {
  const t = useTranslations('programmes');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Table caption={t('list.caption')}>
      <Thead>
        <Tr>
          <Th>{t('list.programme')}</Th>
          <Th>{t('period')}</Th>
          <Th>{t('countries')}</Th>
          <Th numeric>{t('courses')}</Th>
          <Th numeric>{t('runs')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head className="md:max-w-88">
              <TitleLink
                href={`/programmes/${row.id}`}
                title={inLanguage(language, row.titleEn, row.titleRu)}
                note={row.code}
              />
            </Td>
            <Td label={t('period')} className="max-md:text-right md:whitespace-nowrap">
              {formatDateRange(row.startsOn, row.endsOn, locale)}
            </Td>
            <Td label={t('countries')} className="max-md:text-right md:max-w-80">
              {row.countries.map(({ nameEn, nameRu }) => inLanguage(language, nameEn, nameRu)).join(', ')}
            </Td>
            <Td label={t('courses')} numeric>
              {formatNumber(row.courses, locale)}
            </Td>
            <Td label={t('runs')} numeric>
              {formatNumber(row.runs, locale)}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
