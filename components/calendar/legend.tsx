import { useTranslations } from 'next-intl';
import type { CalendarBar } from './bar';

/** Which colour is which programme; every bar and line says its code besides. */
export function Legend({ bars }: { bars: readonly CalendarBar[] }) {
  const t = useTranslations('calendar');
  const programmes = new Map(bars.map(({ programme, tone }) => [programme.code, { ...programme, tone }]));
  if (programmes.size < 2) return null;
  return (
    <ul aria-label={t('legend')} className="text-ink-muted mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {[...programmes.values()]
        .sort((a, b) => a.code.localeCompare(b.code))
        .map(({ code, title, tone }) => (
          <li key={code} className={`flex items-center gap-1.5 tone-${tone}`} title={title}>
            <span aria-hidden className="calendar-swatch size-3 rounded-sm" />
            {code}
          </li>
        ))}
    </ul>
  );
}
