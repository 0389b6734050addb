'use client';

import type { ReactElement, ReactNode } from 'react';
import { Popover as Base } from '@base-ui/react/popover';
import clsx from 'clsx';
import { floatClass } from './overlay-style';

type Props = {
  trigger: ReactElement;
  title?: ReactNode;
  align?: 'start' | 'center' | 'end';
  children: ReactNode;
};

/** A little more about a thing, or a small set of controls, beside the thing. */
export function Popover({ trigger, title, align = 'start', children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} className="z-50">
          <Base.Popup className={clsx(floatClass, 'max-w-[min(24rem,92vw)] p-4')}>
            {title && <Base.Title className="mb-1 font-semibold">{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
