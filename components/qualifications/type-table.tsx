import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { QualificationTypeRow } from '@/lib/qualifications/queries';
import { formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { CourseLinks } from './course-links';

/** The kinds of status: what confers each, what it entitles to, how long it lasts, how many hold it today. */
export function TypeTable({ rows }: { rows: readonly QualificationTypeRow[] }) {
  const t = useTranslations('qualifications');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Table caption={t('kinds')}>
      <Thead>
        <Tr>
          <Th>{t('status')}</Th>
          <Th>{t('conferredBy')}</Th>
          <Th>{t('entitlesTo')}</Th>
          <Th>{t('validity')}</Th>
          <Th numeric>{t('holdersToday')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head className="md:max-w-72">
              <Link href={`/qualifications/kinds/${row.id}`} className="group block min-w-0">
                <span className="text-accent group-hover:underline">
                  {inLanguage(language, row.nameEn, row.nameRu)}
                </span>
                <span className="text-ink-muted block text-sm font-normal">{row.code}</span>
              </Link>
            </Td>
            <Td label={t('conferredBy')} className="max-md:text-right md:max-w-72">
              <CourseLinks courses={row.conferredBy} none={t('conferredByNone')} />
            </Td>
            <Td label={t('entitlesTo')} className="max-md:text-right md:max-w-72">
              <CourseLinks courses={row.entitlesTo} none={t('entitlesToNone')} />
            </Td>
            <Td label={t('validity')} className="md:whitespace-nowrap">
              {row.validityMonths === null ? t('noEnd') : t('months', { count: row.validityMonths })}
            </Td>
            <Td label={t('holdersToday')} numeric>
              {formatNumber(row.holders, locale)}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
