import { useTranslations } from 'next-intl';
import type { Action } from '@/components/runs/form-types';
import { Panel } from '@/components/ui/panel';
import type { SavedView } from '@/lib/reports/explore/views/queries';
import type { ViewNameInput } from '@/lib/reports/explore/views/schema';
import { ViewActions } from './view-actions';

type Props = {
  views: readonly SavedView[];
  /** What is shown now, as the search part of an address. */
  current: string;
  rename: Action<ViewNameInput, { viewId: string }>;
  remove: Action<{ viewId: string }, null>;
};

/** One's own views and those of the office, each opened by its name. */
export function SavedViews({ views, current, rename, remove }: Props) {
  const t = useTranslations('reports.view');
  return (
    <Panel title={t('list')} hint={t('hint')} flush={views.length > 0}>
      {views.length === 0 && <p className="text-ink-muted">{t('empty')}</p>}
      <ul className="divide-line divide-y empty:hidden">
        {views.map(({ address, own, owner, ...view }) => (
          <li
            key={view.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5"
          >
            <span className="min-w-0 break-words">
              {address === null ? (
                <span className="font-medium">{view.name}</span>
              ) : (
                // A page of its own: what is chosen above it is drawn anew.
                <a
                  href={`/reports/explore?${address}`}
                  className="link font-medium"
                  aria-current={address === current ? 'page' : undefined}
                >
                  {view.name}
                </a>
              )}
              <span className="text-ink-muted block text-sm">
                {own ? t(view.shared ? 'ofOffice' : 'own') : t('of', { owner })}
                {address === current && ` · ${t('current')}`}
              </span>
              {address === null && <span className="text-danger block text-sm">{t('unreadable')}</span>}
            </span>
            {own && <ViewActions view={view} rename={rename} remove={remove} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
