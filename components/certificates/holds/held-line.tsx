import { useLocale, useTranslations } from 'next-intl';
import { State } from '@/components/ui/state';
import type { SheetRow } from '@/lib/certificates/sheet/queries';
import { formatDate } from '@/lib/text/format';

/** That a certificate is held, since when, and why. */
export function HeldLine({ hold }: { hold: NonNullable<SheetRow['hold']> }) {
  const t = useTranslations('certificates.hold');
  const locale = useLocale();
  return (
    <div className="min-w-0">
      <State tone="warn" plain>
        {t('held')}
      </State>
      <span className="text-ink-muted block text-sm wrap-anywhere">
        {t('since', { day: formatDate(hold.heldAt, locale, 'shortDay'), reason: hold.reason })}
      </span>
    </div>
  );
}
