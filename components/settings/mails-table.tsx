import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { formatDateTime } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';
import type { MailState } from '@/prisma/generated/enums';
import { MailStateMark } from './mail-state';

type Row = {
  id: string;
  toAddress: string;
  subject: string;
  state: MailState;
  lastError: string | null;
  createdAt: Date;
  run: { id: string; code: string } | null;
};
type Props = { rows: readonly Row[]; timeZone: string; locale: Locale };

/** Mails, latest first. */
export function MailsTable({ rows, timeZone, locale }: Props) {
  const t = useTranslations('settings.mails');
  const tCommon = useTranslations('common');
  return (
    <Table caption={t('caption')}>
      <Thead>
        <Tr>
          <Th>{t('subject')}</Th>
          <Th>{t('to')}</Th>
          <Th>{tCommon('run')}</Th>
          <Th>{t('written')}</Th>
          <Th>{tCommon('state')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head>
              <Link href={`/settings/mails/${row.id}`} className="link">
                {row.subject}
              </Link>
            </Td>
            <Td label={t('to')}>
              <span className="break-all">{row.toAddress}</span>
            </Td>
            <Td label={tCommon('run')}>
              {row.run ? (
                <Link href={`/settings/mails?run=${row.run.id}`} className="link whitespace-nowrap">
                  {row.run.code}
                </Link>
              ) : (
                '–'
              )}
            </Td>
            <Td label={t('written')}>{formatDateTime(row.createdAt, timeZone, locale)}</Td>
            <Td label={tCommon('state')}>
              <span className="min-w-0">
                <MailStateMark state={row.state} plain />
                {row.lastError && (
                  <span className="text-ink-muted block text-sm break-words">{row.lastError}</span>
                )}
              </span>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
