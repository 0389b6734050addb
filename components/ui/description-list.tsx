import type { ReactNode } from 'react';
import clsx from 'clsx';

export type Fact = { term: ReactNode; value: ReactNode };

/** Facts as term and value. An empty value shows a dash, so that a gap is seen as a gap. */
export function DescriptionList({
  facts,
  stacked,
  className,
}: {
  facts: readonly Fact[];
  stacked?: boolean;
  className?: string;
}) {
  return (
    <dl className={clsx('flex flex-col', stacked ? 'gap-3' : 'divide-line divide-y', className)}>
      {facts.map((fact, index) => (
        <div key={index} className={stacked ? '' : 'grid gap-x-4 py-2 sm:grid-cols-[minmax(8rem,14rem)_1fr]'}>
          <dt className={clsx('text-ink-muted', stacked && 'text-sm')}>{fact.term}</dt>
          <dd className="min-w-0 break-words">{fact.value || '–'}</dd>
        </div>
      ))}
    </dl>
  );
}
