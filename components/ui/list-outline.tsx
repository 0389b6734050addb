import { useTranslations } from 'next-intl';
import { Panel } from './panel';
import { Skeleton, SkeletonLines } from './skeleton';

/** The outline of a list's page at its size, so that nothing jumps when it comes. */
export function ListOutline() {
  const t = useTranslations('common');
  return (
    <div role="status">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="mb-5 h-9 w-56" />
      <Skeleton className="mb-4 h-9 w-full" />
      <Panel>
        <SkeletonLines lines={8} />
      </Panel>
    </div>
  );
}
