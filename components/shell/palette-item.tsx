'use client';

import type { ReactNode } from 'react';
import { Command } from 'cmdk';
import { KeyHint } from '@/components/ui/key-hint';

type Props = {
  id: string;
  icon: ReactNode;
  detail?: string | null;
  keys?: readonly string[];
  onSelect: () => void;
  children: ReactNode;
};

/** One line of the palette. */
export function PaletteItem({ id, icon, detail, keys, onSelect, children }: Props) {
  return (
    <Command.Item
      value={id}
      onSelect={onSelect}
      className="min-h-control data-[selected=true]:bg-accent-soft [&>svg]:text-ink-muted flex cursor-pointer items-center gap-3 rounded-md px-2.5 py-1 [&>svg]:size-4 [&>svg]:shrink-0"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">
        {children}
        {detail && <span className="text-ink-muted ml-2 text-sm">{detail}</span>}
      </span>
      {keys && <KeyHint keys={keys} />}
    </Command.Item>
  );
}
