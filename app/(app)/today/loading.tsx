import { Skeleton } from '@/components/ui/skeleton';

/** The page's outline at its size, so that nothing jumps when it comes. */
export default function TodayLoading() {
  return (
    <div className="flex flex-col gap-4" aria-busy>
      <Skeleton className="h-9 w-48" />
      <Skeleton className="h-32" />
      <Skeleton className="h-64" />
    </div>
  );
}
