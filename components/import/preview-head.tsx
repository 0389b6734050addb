import Link from 'next/link';
import clsx from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { verdicts, type PreviewTotals, type Verdict as Value } from '@/lib/enrolments/imports/types';
import { formatDateTime } from '@/lib/text/format';
import { Verdict } from './verdict';

type Props = {
  batch: { runId: string; fileName: string; appliedAt: Date | null; undoneAt: Date | null; timeZone: string };
  totals: PreviewTotals;
  /** Rows that repeat a person, rows that the file hides. */
  repeated: number;
  hidden: number;
  path: string;
  verdict: Value | null;
};

/** What the whole file would do, in numbers; each number leads to its rows. */
export function PreviewHead({ batch, totals, repeated, hidden, path, verdict }: Props) {
  const t = useTranslations('import');
  const locale = useLocale();
  const counts: Record<Value, number> = {
    NEW: totals.new,
    SAME: totals.same,
    MAYBE: totals.maybe,
    REFUSED: totals.refused,
  };
  const summary = [
    t('totals.rows', { count: totals.rows }),
    t('totals.people', { count: totals.people }),
    t('totals.women', { count: totals.women }),
    ...(totals.onRun > 0 ? [t('totals.onRun', { count: totals.onRun })] : []),
  ];
  const choice = (value: Value | null, label: React.ReactNode, count: number) => (
    <li key={value ?? 'all'}>
      <Link
        href={value ? `${path}?verdict=${value}` : path}
        aria-current={verdict === value ? 'true' : undefined}
        scroll={false}
        className={clsx(
          'flex items-center gap-2 rounded-md border px-3 py-1.5',
          verdict === value ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:bg-hover',
        )}
      >
        {label}
        <span className="font-semibold tabular-nums">{count}</span>
      </Link>
    </li>
  );
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h2 className="text-lg font-semibold">
          {t('preview')}: {batch.fileName}
        </h2>
        <p className="text-ink-muted">{summary.join(' · ')}</p>
      </div>
      {batch.undoneAt && (
        <Notice
          tone="neutral"
          title={t('undoneOn', { date: formatDateTime(batch.undoneAt, batch.timeZone, locale) })}
        />
      )}
      {batch.appliedAt && !batch.undoneAt && (
        <Notice
          tone="ok"
          title={t('appliedOn', { date: formatDateTime(batch.appliedAt, batch.timeZone, locale) })}
          actions={
            <LinkButton size="sm" href={`/runs/${batch.runId}/people`}>
              {t('toPeople')}
            </LinkButton>
          }
        />
      )}
      {!batch.appliedAt && totals.refused > 0 && (
        <Notice tone="warn">{t('refusedRows', { count: totals.refused })}</Notice>
      )}
      {!batch.appliedAt && (repeated > 0 || hidden > 0) && (
        <Notice tone="info">
          {repeated > 0 && <p>{t('duplicates', { count: repeated })}</p>}
          {hidden > 0 && <p>{t('hiddenRead', { count: hidden })}</p>}
        </Notice>
      )}
      <ul className="flex flex-wrap gap-2">
        {choice(null, t('all'), totals.rows)}
        {verdicts
          .filter((value) => counts[value] > 0)
          .map((value) => choice(value, <Verdict verdict={value} />, counts[value]))}
      </ul>
    </div>
  );
}
