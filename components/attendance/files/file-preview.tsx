'use client';

import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import type { DeviceFilePreview } from '@/lib/attendance/device-files/queries';
import { formatDateTime } from '@/lib/text/format';
import { FileSessions } from './file-sessions';
import type { AsJson } from './send-file';

/** Whose file it is, from which device and when, and what is in it. */
export function FilePreview({ preview }: { preview: AsJson<DeviceFilePreview> }) {
  const t = useTranslations('deviceFile');
  const locale = useLocale();
  const { owner, devices, madeAt, marks, sessions, foreign, misshapen } = preview;
  const zone = sessions[0]?.timeZone ?? 'UTC';
  const facts = [
    { term: t('owner'), value: owner ?? t('ownerUnknown') },
    { term: t('device', { count: devices.length }), value: devices.join(', ') },
    { term: t('madeAt'), value: formatDateTime(new Date(madeAt), zone, locale) },
    { term: t('marks'), value: String(marks) },
  ];
  return (
    <div className="flex flex-col gap-3">
      <DescriptionList facts={facts} />
      {sessions.length > 0 && <FileSessions sessions={sessions} />}
      {foreign > 0 && <Notice tone="warn">{t('foreign', { count: foreign })}</Notice>}
      {misshapen > 0 && <Notice tone="warn">{t('misshapen', { count: misshapen })}</Notice>}
    </div>
  );
}
