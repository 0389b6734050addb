import clsx from 'clsx';

/** A grey place of the size of what will come. Give it the height and width of the thing it stands for. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('bg-line/70 block animate-pulse rounded-sm', className)} />;
}

/** As many lines as the text or the rows that will come. */
export function SkeletonLines({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <div aria-hidden className={clsx('flex flex-col gap-3', className)}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} className={clsx('h-5', index % 3 === 2 ? 'w-2/3' : 'w-full')} />
      ))}
    </div>
  );
}
