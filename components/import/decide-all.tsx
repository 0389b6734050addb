'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-style';
import { Notice } from '@/components/ui/notice';
import type { DecideRows } from './rows';

type Props = {
  batchId: string;
  path: string;
  /** Rows that wait for a decision, and whom each most likely is. */
  waiting: readonly { row: number; likeliest: string }[];
  decide: DecideRows;
};

/** Says how many rows wait for a decision, and decides them all alike by one press. */
export function DecideAll({ batchId, path, waiting, decide }: Props) {
  const t = useTranslations('import');
  const router = useRouter();
  const { run, pending } = useCommand(decide, { onDone: () => router.refresh() });
  const all = (decision: (row: (typeof waiting)[number]) => string) =>
    run({ batchId, changes: Object.fromEntries(waiting.map((row) => [row.row, decision(row)])) });
  return (
    <Notice
      tone="warn"
      title={t('undecided', { count: waiting.length })}
      actions={
        <>
          <Link href={`${path}?verdict=MAYBE`} className={buttonClass({ size: 'sm' })}>
            {t('nextUndecided')}
          </Link>
          <Button size="sm" pending={pending} onClick={() => all(() => 'NEW')}>
            {t('allNew')}
          </Button>
          <Button size="sm" pending={pending} onClick={() => all(({ likeliest }) => likeliest)}>
            {t('allSame')}
          </Button>
        </>
      }
    />
  );
}
