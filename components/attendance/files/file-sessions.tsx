'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { FileSession } from '@/lib/attendance/device-files/queries';
import { formatDateTime } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { AsJson } from './send-file';

/** How much of a file is for which session. */
export function FileSessions({ sessions }: { sessions: readonly AsJson<FileSession>[] }) {
  const t = useTranslations('deviceFile');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Table caption={t('sessions')} boxed>
      <Thead>
        <Tr>
          <Th>{t('session')}</Th>
          <Th>{t('run')}</Th>
          <Th numeric>{t('people')}</Th>
          <Th numeric>{t('marks')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {sessions.map(({ id, titleEn, titleRu, startsAt, timeZone, run, people, marks }) => (
          <Tr key={id}>
            <Td head label={t('session')}>
              {inLanguage(language, titleEn, titleRu)}
              <span className="text-ink-muted block text-sm font-normal">
                {formatDateTime(new Date(startsAt), timeZone, locale)}
              </span>
            </Td>
            <Td label={t('run')}>{run.code}</Td>
            <Td label={t('people')} numeric>
              {people}
            </Td>
            <Td label={t('marks')} numeric>
              {marks}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
