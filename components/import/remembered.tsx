'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ChooseColumns } from './columns';

type Props = {
  batchId: string;
  institution: string;
  /** Written out. */
  date: string;
  options: { sheet?: string; headerRow?: number; country?: string };
  choose: ChooseColumns;
};

/** Says that the columns were read as an earlier list's were corrected, and the way back. */
export function Remembered({ batchId, institution, date, options, choose }: Props) {
  const t = useTranslations('import');
  const router = useRouter();
  const { run, pending } = useCommand(choose, { onDone: () => router.refresh() });
  return (
    <Notice
      tone="info"
      title={t('remembered', { date, institution })}
      actions={
        <Button
          size="sm"
          pending={pending}
          onClick={() => run({ batchId, options: { ...options, mapping: {}, plain: true } })}
        >
          {t('readPlainly')}
        </Button>
      }
    />
  );
}
