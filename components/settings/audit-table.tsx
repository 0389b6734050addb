import { useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { formatDateTime } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';

type Row = {
  seq: number;
  at: Date;
  actor: string;
  actorName: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  subjectName: string | null;
  details: unknown;
};

/** The details as the log holds them: ids and codes, for whoever looks closely. */
const written = (details: unknown) => {
  const text = JSON.stringify(details);
  return text === '{}' ? '' : text;
};

/** The audit log, latest first. Verbs that have no words yet stand as the log has them. */
export function AuditTable({
  rows,
  timeZone,
  locale,
}: {
  rows: readonly Row[];
  timeZone: string;
  locale: Locale;
}) {
  const t = useTranslations('settings.audit');
  const verb = (action: string) => (t.has(`actions.${action}`) ? t(`actions.${action}`) : action);
  const kind = (type: string) => (t.has(`subjects.${type}`) ? t(`subjects.${type}`) : type);
  const system = (actor: string) => t('system', { reason: actor.replace(/^system:/, '') });
  return (
    <Table caption={t('caption')}>
      <Thead>
        <Tr>
          <Th>{t('when')}</Th>
          <Th>{t('who')}</Th>
          <Th>{t('what')}</Th>
          <Th>{t('about')}</Th>
          <Th>{t('details')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.seq}>
            <Td head className="whitespace-nowrap">
              {formatDateTime(row.at, timeZone, locale)}
            </Td>
            <Td label={t('who')}>
              {row.actorName ?? (row.actor.startsWith('system:') ? system(row.actor) : row.actor)}
            </Td>
            <Td label={t('what')}>{verb(row.action)}</Td>
            <Td label={t('about')}>
              {kind(row.subjectType)}{' '}
              <span className="text-ink-muted text-sm wrap-anywhere">{row.subjectName ?? row.subjectId}</span>
            </Td>
            <Td label={t('details')}>
              <code className="text-ink-muted block max-w-xs text-sm break-all">{written(row.details)}</code>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
