import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/text/format';
import type { InvitationRow } from '@/lib/enrolments/invitations/queries';

type Props = { row: Pick<InvitationRow, 'state' | 'invitation'>; timeZone: string };

/** What somebody answered and when, or until when an answer is awaited. */
export function AnswerCell({ row: { state, invitation }, timeZone }: Props) {
  const t = useTranslations('invitations.tab');
  const locale = useLocale();
  const at = (instant: Date) => formatDateTime(instant, timeZone, locale, 'shortDay');
  if (!invitation) return '–';
  const { answeredAt, accepts, answerReason, answerBy } = invitation;
  if (answeredAt) {
    return (
      <span className="min-w-0">
        {t(accepts ? 'answer.yes' : 'answer.no')}
        <span className="text-ink-muted block text-sm">{at(answeredAt)}</span>
        {answerReason && <span className="text-ink-muted block text-sm">{answerReason}</span>}
      </span>
    );
  }
  if (state !== 'INVITED') return '–';
  return (
    <span className="min-w-0">
      {t('answer.awaited')}
      {answerBy && <span className="text-ink-muted block text-sm">{t('until', { when: at(answerBy) })}</span>}
    </span>
  );
}
