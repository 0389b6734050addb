'use client';

import type { ReactNode } from 'react';
import { Tabs as Base } from '@base-ui/react/tabs';
import { tabClass, tabListClass } from './tab-style';

type Tab = { value: string; label: ReactNode; content: ReactNode };

/** Parts of one page, of which one is seen. Parts with an address of their own: TabLinks. */
export function Tabs({
  tabs,
  label,
  defaultValue,
}: {
  tabs: readonly Tab[];
  label: string;
  defaultValue?: string;
}) {
  return (
    <Base.Root defaultValue={defaultValue ?? tabs[0]?.value}>
      <Base.List aria-label={label} className={tabListClass}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className={tabClass}>
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4 outline-offset-4">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
