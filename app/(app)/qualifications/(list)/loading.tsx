import { Panel } from '@/components/ui/panel';
import { Skeleton, SkeletonLines } from '@/components/ui/skeleton';

/** The page's outline at its size, so that nothing jumps when it comes. */
export default function QualificationsLoading() {
  return (
    <div aria-busy>
      <Skeleton className="mb-5 h-9 w-56" />
      <Skeleton className="mb-4 h-9 w-full" />
      <Panel>
        <SkeletonLines lines={8} />
      </Panel>
    </div>
  );
}
