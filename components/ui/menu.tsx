'use client';

import type { ComponentProps, ReactElement, ReactNode } from 'react';
import Link from 'next/link';
import { Menu as Base } from '@base-ui/react/menu';
import clsx from 'clsx';
import { Check } from 'lucide-react';
import { floatClass, optionClass } from './overlay-style';

type Props = {
  /** A Button: <Menu trigger={<Button>…</Button>}>. */
  trigger: ReactElement;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactNode;
};

/** Actions on a thing. Children: MenuItem, MenuLink, MenuFile, MenuAway, MenuRadio, MenuLabel, MenuSeparator. */
export function Menu({ trigger, align = 'end', side = 'bottom', children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className="z-50 outline-none">
          <Base.Popup className={clsx(floatClass, 'max-h-(--available-height) min-w-52 overflow-y-auto p-1')}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type ItemProps = ComponentProps<typeof Base.Item> & { icon?: ReactNode; danger?: boolean };

export function MenuItem({ icon, danger, children, ...rest }: ItemProps) {
  return (
    <Base.Item {...rest} className={clsx(optionClass, danger && 'text-danger', '[&>svg]:size-4')}>
      {icon}
      {children}
    </Base.Item>
  );
}

export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Base.LinkItem closeOnClick render={<Link href={href} />} className={clsx(optionClass, '[&>svg]:size-4')}>
      {icon}
      {children}
    </Base.LinkItem>
  );
}

/** A file to be kept: not a page, so the application's frame has no part in it. */
export function MenuFile({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Base.LinkItem
      closeOnClick
      render={<a href={href} download />}
      className={clsx(optionClass, '[&>svg]:size-4')}
    >
      {icon}
      {children}
    </Base.LinkItem>
  );
}

/** A page of somebody else, beside this one: it is told neither which page leads to it nor how to reach back. */
export function MenuAway({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Base.LinkItem
      closeOnClick
      render={<a href={href} target="_blank" rel="noopener noreferrer" />}
      className={clsx(optionClass, '[&>svg]:size-4')}
    >
      {icon}
      {children}
    </Base.LinkItem>
  );
}

type RadioProps = {
  label: ReactNode;
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: ReactNode; icon?: ReactNode; lang?: string }[];
};

/** One of a few, chosen inside a menu (theme, language). */
export function MenuRadio({ label, value, onValueChange, options }: RadioProps) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next) => onValueChange(String(next))}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Base.RadioItem
          key={option.value}
          value={option.value}
          lang={option.lang}
          closeOnClick
          className={clsx(optionClass, '[&>svg]:size-4')}
        >
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Base.RadioItemIndicator>
            <Check aria-hidden className="text-accent size-4" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="text-ink-muted px-2.5 pt-2 pb-1 text-sm font-medium">{children}</div>;
}

export function MenuSeparator() {
  return <Base.Separator className="bg-line my-1 h-px" />;
}
