'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Camera } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-style';
import { FileDrop } from '@/components/ui/file-drop';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { SheetDay } from '@/lib/attendance/sheets/queries';
import { sheetLimit } from '@/lib/attendance/sheets/rules';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { QueuedSheet } from './queued-sheet';
import { choiceOf } from './targets';
import { useQueue } from './use-queue';

type Props = { runId: string; days: readonly SheetDay[] };

const accept =
  '.jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,image/jpeg,image/png,image/webp,image/heic,application/pdf';

/** Scans and photographs of signed sheets, dropped, chosen or taken: each is put where its code says, or by hand. */
export function AttachSheets({ runId, days }: Props) {
  const t = useTranslations('paper');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const router = useRouter();
  const [attached, setAttached] = useState(0);
  const { queue, sending, add, choose, remove, sendAll } = useQueue({
    ...{ runId, days },
    onAttached: (count) => {
      setAttached(count);
      router.refresh();
    },
  });
  const take = (file: File) => {
    setAttached(0);
    void add(file);
  };
  const options = days.flatMap(({ day, sessions }) => {
    const name = formatDate(day, locale, 'shortDay');
    return [
      { value: choiceOf({ day, sessionId: null }), label: `${name} · ${t('wholeDay')}` },
      ...sessions.map(({ id, titleEn, titleRu, from, to }) => ({
        value: choiceOf({ day, sessionId: id }),
        label: `${name} · ${from}–${to} · ${inLanguage(language, titleEn, titleRu)}`,
      })),
    ];
  });
  const ready = queue.filter(({ state }) => state === 'WAITING').length;
  const reading = queue.some(({ state }) => state === 'READING');
  return (
    <Panel title={t('attach')} hint={t('attachHint')}>
      <div className="flex flex-col gap-3">
        {attached > 0 && (
          <Notice tone="ok" live>
            {t('attached', { count: attached })}
          </Notice>
        )}
        <div className="hidden pointer-coarse:block">
          <label
            className={buttonClass({
              className: 'has-focus-visible:outline-accent w-full cursor-pointer has-focus-visible:outline-2',
            })}
          >
            <Camera aria-hidden className="size-4" />
            {t('photograph')}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              disabled={sending}
              className="sr-only"
              onChange={({ target }) => {
                for (const file of target.files ?? []) take(file);
                target.value = '';
              }}
            />
          </label>
        </div>
        <FileDrop
          label={t('drop')}
          hint={t('dropHint', { megabytes: sheetLimit / 1024 / 1024 })}
          accept={accept}
          multiple
          disabled={sending}
          onFile={take}
        />
        {queue.length > 0 && (
          <>
            <ul aria-label={t('queue')} className="border-line divide-line divide-y rounded-md border">
              {queue.map((queued) => (
                <QueuedSheet
                  key={queued.key}
                  queued={queued}
                  options={options}
                  onChoose={(choice) => choose(queued.key, choice)}
                  onRemove={() => remove(queued.key)}
                />
              ))}
            </ul>
            {(ready > 0 || sending) && (
              <div className="flex justify-end">
                <Button variant="primary" pending={sending || reading} onClick={() => void sendAll()}>
                  {t('submit', { count: ready })}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </Panel>
  );
}
