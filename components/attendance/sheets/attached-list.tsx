'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { FileText, Image as Picture } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { AttachedSheet } from '@/lib/attendance/sheets/queries';
import { formatDateTime, formatFileSize } from '@/lib/text/format';
import { RemoveSheetDialog, type RemoveSheet } from './remove-sheet';

type Props = { sheets: readonly AttachedSheet[]; timeZone: string; remove: RemoveSheet };

/** The signed sheets of a day or of a session, each with who attached it when. */
export function AttachedList({ sheets, timeZone, remove }: Props) {
  const t = useTranslations('paper');
  const locale = useLocale();
  const [leaving, setLeaving] = useState<AttachedSheet | null>(null);
  if (sheets.length === 0) return null;
  const when = (at: Date) => formatDateTime(at, timeZone, locale, 'shortDay');
  return (
    <ul className="mt-1.5 flex flex-col gap-1">
      {sheets.map((sheet) => {
        const { id, name, mediaType, size, page, attachedAt, attachedBy, own, removed } = sheet;
        const Icon = mediaType.startsWith('image/') ? Picture : FileText;
        return (
          <li
            key={id}
            className="border-line bg-sunken flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border px-3 py-1.5"
          >
            <Icon aria-hidden className="text-ink-muted size-4 shrink-0" />
            <div className="min-w-0 flex-1 basis-48">
              <a
                href={`/api/signed-sheets/${id}`}
                target="_blank"
                rel="noreferrer"
                aria-label={t('openSheet', { name })}
                className="link break-words"
              >
                {name}
              </a>
              <span className="text-ink-muted block text-sm break-words">
                {[
                  page !== null && t('page', { page }),
                  formatFileSize(size, locale),
                  t('attachedBy', { name: attachedBy, when: when(attachedAt) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {removed && (
                <span className="text-danger block text-sm break-words">
                  {t('removedBy', { name: removed.by, when: when(removed.at), reason: removed.reason })}
                </span>
              )}
            </div>
            {own && !removed && (
              <Button
                size="sm"
                variant="quiet"
                aria-label={t('removeOf', { name })}
                onClick={() => setLeaving(sheet)}
              >
                {t('remove')}
              </Button>
            )}
          </li>
        );
      })}
      {leaving && <RemoveSheetDialog sheet={leaving} remove={remove} onClose={() => setLeaving(null)} />}
    </ul>
  );
}
