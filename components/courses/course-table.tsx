import { useLocale, useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TitleLink } from '@/components/ui/title-link';
import type { CourseRow } from '@/lib/courses/queries';
import { formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

/** A page of courses; on a phone each is a card. `ofProgramme`: on the page of their programme, which it need not name. */
export function CourseTable({ rows, ofProgramme }: { rows: readonly CourseRow[]; ofProgramme?: boolean }) {
  const t = useTranslations('courses');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Table caption={t('list.caption')}>
      <Thead>
        <Tr>
          <Th>{t('course')}</Th>
          <Th>{t('kind')}</Th>
          {!ofProgramme && <Th>{t('programme')}</Th>}
          <Th numeric>{t('days')}</Th>
          <Th>{t('award')}</Th>
          <Th numeric>{t('runs')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head className="md:max-w-88">
              <TitleLink
                href={`/courses/${row.id}`}
                title={inLanguage(language, row.titleEn, row.titleRu)}
                note={[row.code, row.archived && t('archive.state')].filter(Boolean).join(' · ')}
              />
            </Td>
            <Td label={t('kind')}>{t(`kinds.${row.kind}`)}</Td>
            {!ofProgramme && <Td label={t('programme')}>{row.programme.code}</Td>}
            <Td label={t('days')} numeric>
              {row.days === null ? <Nothing /> : formatNumber(row.days, locale)}
            </Td>
            <Td label={t('award')} className="max-md:text-right md:max-w-64">
              {row.confers ? (
                inLanguage(language, row.confers.nameEn, row.confers.nameRu)
              ) : row.certificateKind ? (
                <span className="text-ink-muted">{t(`certificate.${row.certificateKind}`)}</span>
              ) : (
                <Nothing />
              )}
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

const Nothing = () => <span className="text-ink-muted">–</span>;
