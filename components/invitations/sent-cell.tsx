import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/text/format';
import type { InvitationRow } from '@/lib/enrolments/invitations/queries';

/** What was sent to somebody last, and when. */
export function SentCell({
  row: { invitation },
  timeZone,
}: {
  row: Pick<InvitationRow, 'invitation'>;
  timeZone: string;
}) {
  const t = useTranslations('invitations.tab');
  const locale = useLocale();
  if (!invitation) return <span className="text-ink-muted">{t('sent.nothing')}</span>;
  const { sentAt, remindedAt, updatedAt, cancelledAt } = invitation;
  const steps = [
    ['invited', sentAt],
    ['reminded', remindedAt],
    [cancelledAt ? 'cancelled' : 'updated', updatedAt],
  ] as const;
  return (
    <span className="min-w-0">
      {steps.map(
        ([what, when]) =>
          when && (
            <span key={what} className="block">
              {t(`sent.${what}`, { when: formatDateTime(when, timeZone, locale, 'shortDay') })}
            </span>
          ),
      )}
    </span>
  );
}
