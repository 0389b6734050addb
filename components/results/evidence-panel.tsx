'use client';

import { useState } from 'react';
import { FileText, Image as Picture } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { FileDrop } from '@/components/ui/file-drop';
import { Panel } from '@/components/ui/panel';
import { toast } from '@/components/ui/toast';
import type { Evidence } from '@/lib/programmes/results/evidence/queries';
import type { RemoveEvidenceInput } from '@/lib/programmes/results/evidence/schema';
import { formatDateTime, formatFileSize } from '@/lib/text/format';
import { RemoveWithReason } from './remove-with-reason';
import { sendFile, type Sent } from './send-file';

type Props = {
  resultId: string;
  files: readonly Evidence[];
  timeZone: string;
  megabytes: number;
  remove: Action<RemoveEvidenceInput, unknown>;
};

/** Pictures and PDFs that show a result: added at once, opened, and taken away with a reason. */
export function EvidencePanel({ resultId, files, timeZone, megabytes, remove }: Props) {
  const t = useTranslations('results.evidence');
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const router = useRouter();
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState<Extract<Sent, { ok: false }> | null>(null);
  const send = async (file: File) => {
    setSending(true);
    setFailed(null);
    const sent = await sendFile(`/api/results/${resultId}/evidence`, file);
    setSending(false);
    if (!sent.ok) return setFailed(sent);
    toast.success(t('added', { name: file.name }));
    router.refresh();
  };
  return (
    <Panel title={t('title')} hint={t('hint')}>
      <div className="flex flex-col gap-3">
        {files.length > 0 && (
          <ul aria-label={t('title')} className="flex flex-col gap-1">
            {files.map(({ id, name, mediaType, size, attachedAt, attachedBy }) => {
              const Shape = mediaType.startsWith('image/') ? Picture : FileText;
              return (
                <li
                  key={id}
                  className="border-line bg-sunken flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border px-3 py-1.5"
                >
                  <Shape aria-hidden className="text-ink-muted size-4 shrink-0" />
                  <div className="min-w-0 flex-1 basis-48">
                    <a
                      href={`/api/evidence/${id}`}
                      target="_blank"
                      rel="noreferrer"
                      aria-label={t('open', { name })}
                      className="link break-words"
                    >
                      {name}
                    </a>
                    <span className="text-ink-muted block text-sm break-words">
                      {[
                        formatFileSize(size, locale),
                        t('attached', {
                          name: attachedBy,
                          when: formatDateTime(attachedAt, timeZone, locale, 'shortDay'),
                        }),
                      ].join(' · ')}
                    </span>
                  </div>
                  <RemoveWithReason
                    action={remove}
                    input={{ evidenceId: id }}
                    words={{
                      open: t('removeOf', { name }),
                      title: t('removeTitle', { name }),
                      hint: t('removeHint'),
                      done: t('removed', { name }),
                    }}
                  />
                </li>
              );
            })}
          </ul>
        )}
        <FileDrop
          label={t(sending ? 'sending' : 'drop')}
          hint={t('dropHint', { megabytes })}
          accept="image/*,.pdf,.heic"
          disabled={sending}
          onFile={(file) => void send(file)}
        />
        {failed && <Failure {...failed} />}
      </div>
    </Panel>
  );
}
