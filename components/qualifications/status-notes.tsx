import { useLocale, useTranslations } from 'next-intl';
import type { StatusView } from '@/lib/qualifications/held/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

/** What stands beside a status: why it was taken away or suspended, what renews it and how far its holder is. */
export function StatusNotes({ status }: { status: StatusView }) {
  const t = useTranslations('qualifications.notes');
  const locale = useLocale();
  const { suspension, withdrawnReason } = status;
  return (
    <>
      {withdrawnReason && (
        <span className="text-ink-muted block text-sm">{t('withdrawn', { reason: withdrawnReason })}</span>
      )}
      {suspension && (
        <span className="text-ink-muted block text-sm">
          {t(suspension.liftedOn ? 'suspendedUntil' : 'suspended', {
            from: formatDate(suspension.startsOn, locale),
            until: suspension.liftedOn ? formatDate(suspension.liftedOn, locale) : '',
            reason: suspension.reason,
          })}
        </span>
      )}
      {status.state !== 'WITHDRAWN' && <Renewal status={status} />}
    </>
  );
}

/** The ways to a renewal with how far each is gone, and whether it can be made. */
function Renewal({ status: { renewal, type } }: { status: StatusView }) {
  const t = useTranslations('qualifications.notes');
  const locale = useLocale();
  if (!renewal) return null;
  const { taught, refresher, verdict } = renewal;
  const course = type.refresherCourse;
  const ways = [
    taught && t('teaching', { runs: Math.min(taught.runs, taught.of), of: taught.of }),
    refresher &&
      course &&
      t(refresher.completed ? 'refresherDone' : 'refresher', {
        course: inLanguage(locale === 'ru' ? 'RU' : 'EN', course.titleEn, course.titleRu),
      }),
  ].filter((way): way is string => way !== null);
  if (ways.length === 0) return null;
  return (
    <span className="text-ink-muted block text-sm">
      {t('renewedBy', { ways: ways.join(t('or')) })}
      {verdict.may && (
        <span className="text-ok"> {t('canBeRenewed', { day: formatDate(verdict.validUntil, locale) })}</span>
      )}
      {!verdict.may && verdict.reason === 'TOO_LATE' && ` ${t('tooLate')}`}
    </span>
  );
}
