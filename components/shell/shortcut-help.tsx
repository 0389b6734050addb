'use client';

import { useState, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { KeyHint } from '@/components/ui/key-hint';
import type { NavigationItem } from './navigation';
import { shortcutsOffKey } from './use-shortcuts';

type Props = { navigation: readonly NavigationItem[]; open: boolean; onOpenChange: (open: boolean) => void };

/** Every key, and the switch that turns the single ones off. */
export function ShortcutHelp({ navigation, open, onOpenChange }: Props) {
  const t = useTranslations('shell.keys');
  const [on, setOn] = useState(() => !localStorage.getItem(shortcutsOffKey));
  const change = (next: boolean) => {
    setOn(next);
    if (next) localStorage.removeItem(shortcutsOffKey);
    else localStorage.setItem(shortcutsOffKey, '1');
  };
  return (
    <Dialog title={t('title')} open={open} onOpenChange={onOpenChange}>
      <div className="grid gap-x-8 gap-y-4 pb-2 sm:grid-cols-2">
        <Keys title={t('general')}>
          <Line label={t('palette')} keys={['Ctrl', 'K']} />
          <Line label={t('search')} keys={['/']} />
          <Line label={t('help')} keys={['?']} />
          <Line label={t('close')} keys={['Esc']} />
        </Keys>
        <Keys title={t('go')}>
          {navigation.map(
            (item) => item.goKey && <Line key={item.href} label={item.label} keys={['g', item.goKey]} />,
          )}
        </Keys>
      </div>
      <div className="border-line border-t py-2">
        <Checkbox
          label={t('single')}
          hint={t('singleHint')}
          checked={on}
          onChange={(event) => change(event.target.checked)}
        />
      </div>
    </Dialog>
  );
}

function Keys({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h3 className="text-ink-muted mb-1 text-sm">{title}</h3>
      <dl className="divide-line divide-y">{children}</dl>
    </section>
  );
}

function Line({ label, keys }: { label: ReactNode; keys: readonly string[] }) {
  return (
    <div className="flex items-center justify-between gap-4 py-1.5">
      <dt>{label}</dt>
      <dd>
        <KeyHint keys={keys} />
      </dd>
    </div>
  );
}
