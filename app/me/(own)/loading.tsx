import { Panel } from '@/components/ui/panel';
import { SkeletonLines } from '@/components/ui/skeleton';

/** The own page on its way. Of that page only: where it stood above others, what is not theirs would be answered as found. */
export default function MeLoading() {
  return (
    <div aria-busy className="flex flex-col gap-4">
      <Panel>
        <SkeletonLines lines={5} />
      </Panel>
      <Panel>
        <SkeletonLines lines={8} />
      </Panel>
    </div>
  );
}
