import { Panel } from '@/components/ui/panel';
import { SkeletonLines } from '@/components/ui/skeleton';

/** A part of a run that is on its way; its head stays where it is. */
export default function RunLoading() {
  return (
    <div aria-busy className="grid gap-4 lg:grid-cols-[2fr_1fr]">
      <Panel>
        <SkeletonLines lines={9} />
      </Panel>
      <Panel>
        <SkeletonLines lines={6} />
      </Panel>
    </div>
  );
}
