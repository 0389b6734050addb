'use client';

import clsx from 'clsx';
import { Icon } from '@/components/ui/icon';
import { search, ticks } from '@/components/ui/shapes';
import { buttonClass } from '@/components/ui/button-style';
import { controlClass } from '@/components/ui/control-style';
import { useTexts } from '../texts';
import { prepareSearch } from './use-name-search';

type Props = {
  query: string;
  onQuery: (query: string) => void;
  /** How many are expected and not recorded. */
  blank: number;
  onlyBlank: boolean;
  onOnlyBlank: () => void;
  onAllPresent: () => void;
  closed: boolean;
};

const grows = 'max-md:flex-auto max-md:px-2.5!';

/** Finding a name, and what is done for everybody at once. */
export function Toolbar({ query, onQuery, blank, onlyBlank, onOnlyBlank, onAllPresent, closed }: Props) {
  const { t } = useTexts();
  return (
    <div className="border-line bg-canvas sticky top-0 z-20 flex flex-wrap gap-2 border-b px-3 py-2 md:px-4">
      <div className="relative flex-1 max-md:basis-full">
        <Icon shape={search} className="text-ink-muted absolute top-1/2 left-3 size-4 -translate-y-1/2" />
        <input
          type="search"
          value={query}
          aria-label={t('search')}
          placeholder={t('search')}
          autoComplete="off"
          onFocus={() => void prepareSearch()}
          onChange={(event) => onQuery(event.target.value)}
          className={clsx(controlClass, 'pl-9')}
        />
      </div>
      <button
        type="button"
        aria-pressed={onlyBlank}
        onClick={onOnlyBlank}
        className={buttonClass({ variant: onlyBlank ? 'primary' : 'secondary', className: grows })}
      >
        {t('onlyOpen', { count: blank })}
      </button>
      <button
        type="button"
        disabled={blank === 0 || closed}
        onClick={onAllPresent}
        className={buttonClass({ variant: onlyBlank ? 'secondary' : 'primary', className: grows })}
      >
        <Icon shape={ticks} className="size-4" />
        {t('allPresent', { count: blank })}
      </button>
    </div>
  );
}
