import { useTranslations } from 'next-intl';
import { State } from '@/components/ui/state';
import type { InvitationRow } from '@/lib/enrolments/invitations/queries';

const tones = { QUEUED: 'info', SENT: 'ok', FAILED: 'danger', KEPT: 'neutral' } as const;

/** What became of the last mail to somebody, or that none can be sent. */
export function MailCell({ row }: { row: Pick<InvitationRow, 'mail' | 'hasAddress'> }) {
  const t = useTranslations('invitations.tab');
  const { mail } = row;
  return (
    <span className="min-w-0">
      {mail && (
        <State tone={tones[mail.state]} plain>
          {t(`mail.${mail.state}`)}
        </State>
      )}
      {mail?.lastError && mail.state !== 'SENT' && (
        <span className="text-ink-muted block text-sm break-words">{mail.lastError}</span>
      )}
      {!row.hasAddress && <span className="text-ink-muted block text-sm">{t('noAddress')}</span>}
      {!mail && row.hasAddress && '–'}
    </span>
  );
}
