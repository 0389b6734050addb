import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { HistoryLine } from '@/lib/runs/history/queries';
import { formatDateTime } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

/** What happened with the run, the latest first. */
export function OverviewHistory({ lines, timeZone }: { lines: readonly HistoryLine[]; timeZone: string }) {
  const t = useTranslations('runs.history');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const said = ({ action, person, session, count, state }: HistoryLine) => {
    const key = `action.${action}` as 'action.scheduleRun';
    if (!t.has(key)) return t('action.other');
    const stateKey = `states.${state}` as 'states.CONFIRMED';
    return t(key, {
      person: person ? (person.officialName ?? person.latinName ?? '') : t('someone'),
      session: session ? inLanguage(language, session.titleEn, session.titleRu) : '',
      count: count ?? 0,
      state: state && t.has(stateKey) ? t(stateKey) : '',
    });
  };
  return (
    <Panel title={t('title')}>
      <ol className="border-line relative flex flex-col gap-3 border-l pl-4">
        {lines.map((line) => (
          <li key={line.key} className="relative">
            <span
              aria-hidden
              className="bg-line-strong ring-surface absolute top-1.5 -left-5 size-2 -translate-x-px rounded-full ring-4"
            />
            <p>{said(line)}</p>
            <p className="text-ink-muted text-sm">
              {formatDateTime(line.at, timeZone, locale, 'shortDay')} · {line.by ?? t('system')}
            </p>
          </li>
        ))}
      </ol>
      {lines.length === 0 && <p className="text-ink-muted">{t('empty')}</p>}
    </Panel>
  );
}
