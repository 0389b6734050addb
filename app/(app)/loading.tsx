import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Skeleton, SkeletonLines } from '@/components/ui/skeleton';

/** The shape of most pages: a title, and a panel of rows. */
export default function Loading() {
  const t = useTranslations('common');
  return (
    <div role="status">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="mb-2 h-7 w-56" />
      <Skeleton className="mb-5 h-5 w-80 max-w-full" />
      <Panel>
        <SkeletonLines lines={8} />
      </Panel>
    </div>
  );
}
