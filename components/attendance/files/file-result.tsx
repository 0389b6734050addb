'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { State } from '@/components/ui/state';
import type { LoadedFile } from '@/lib/attendance/device-files/commands';
import { inLanguage } from '@/lib/text/in-language';
import type { AsJson } from './send-file';

const tone = { ACCEPTED: 'ok', KNOWN: 'neutral', REFUSED: 'danger' } as const;

/** What became of each mark of the file: what was refused stands first. */
export function FileResult({ loaded }: { loaded: AsJson<LoadedFile> }) {
  const t = useTranslations('deviceFile');
  const words = useTranslations('attendance');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  const { accepted, known, refused, misshapen, sessions, lines } = loaded;
  const titles = new Map(
    sessions.map(({ id, titleEn, titleRu }) => [id, inLanguage(language, titleEn, titleRu)]),
  );
  const more = accepted + known + refused - misshapen - lines.length;
  return (
    <div className="flex flex-col gap-3">
      <Notice tone={refused > 0 ? 'warn' : 'ok'} live title={t('done')}>
        {t('counts', { accepted, known, refused })}
      </Notice>
      {misshapen > 0 && <Notice tone="warn">{t('misshapen', { count: misshapen })}</Notice>}
      <ul
        aria-label={t('answers')}
        className="border-line divide-line max-h-80 divide-y overflow-y-auto rounded-md border"
        // What scrolls can be reached by keyboard.
        tabIndex={0}
      >
        {lines.map(({ id, who, sessionId, status, minutes, answer, code }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 px-3 py-1.5">
            <span className="min-w-0 flex-1 basis-56">
              <span dir="auto">{who ?? t('someone')}</span>
              <span className="text-ink-muted text-sm">
                {' · '}
                {[
                  (sessionId && titles.get(sessionId)) ?? t('elsewhere'),
                  words(`status.${status}`),
                  minutes !== null && words('minutes', { minutes }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className="text-sm">
              <State tone={tone[answer]} plain>
                {code ? t(`refusal.${code}`) : t(`answer.${answer}`)}
              </State>
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-ink-muted text-sm">{t('more', { count: more })}</p>}
    </div>
  );
}
