import type { ComponentProps, ReactNode } from 'react';
import clsx from 'clsx';

type TableProps = {
  /** Says what the table holds; read aloud, not seen. */
  caption: ReactNode;
  /** On a phone: `cards` stacks each row (give every Td its `label`), `scroll` moves sideways. */
  phone?: 'cards' | 'scroll';
  /** A table wider than its place scrolls inside its own box, with its head and first column in view. */
  boxed?: boolean;
  className?: string;
  children: ReactNode;
};

/** A table with a head that stays in view. Roles are written out because stacked rows lose theirs. */
export function Table({ caption, phone = 'cards', boxed, className, children }: TableProps) {
  const table = (
    <table
      role="table"
      data-phone={phone}
      className={clsx(
        'group/table w-full border-separate border-spacing-0 text-left',
        phone === 'cards' && 'max-md:block',
        className,
      )}
    >
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
  // Where the page has little room beside the navigation a wide table moves sideways, and its head does not stick.
  if (!boxed && phone === 'cards') return <div className="md:max-xl:overflow-x-auto">{table}</div>;
  return (
    <div
      // No landmark: most tables stand in a panel of the same name, which is one.
      role="group"
      aria-label={typeof caption === 'string' ? caption : undefined}
      tabIndex={0}
      className={clsx(
        'relative rounded-md',
        // In a box that scrolls the head sticks to the box, not below the bar of the page.
        boxed
          ? 'max-h-[75dvh] overflow-auto [--sticky-top:0px]'
          : 'max-md:overflow-x-auto max-md:[--sticky-top:0px]',
      )}
    >
      {table}
    </div>
  );
}

export function Thead({ children }: { children: ReactNode }) {
  return (
    <thead role="rowgroup" className="group-data-[phone=cards]/table:max-md:sr-only">
      {children}
    </thead>
  );
}

export function Tbody({ children }: { children: ReactNode }) {
  return (
    <tbody role="rowgroup" className="group-data-[phone=cards]/table:max-md:block">
      {children}
    </tbody>
  );
}

export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      role="row"
      {...rest}
      className={clsx(
        'hover:bg-hover has-[a:focus-visible]:bg-hover [thead_&]:hover:bg-transparent',
        'group-data-[phone=cards]/table:max-md:relative group-data-[phone=cards]/table:max-md:block group-data-[phone=cards]/table:max-md:border-b group-data-[phone=cards]/table:max-md:px-4 group-data-[phone=cards]/table:max-md:py-3',
        className,
      )}
    />
  );
}

type CellProps = { numeric?: boolean; className?: string };

export function Th({ numeric, className, ...rest }: ComponentProps<'th'> & CellProps) {
  return (
    <th
      role="columnheader"
      scope="col"
      {...rest}
      className={clsx(
        'border-line bg-surface text-ink-muted sticky top-(--sticky-top,0px) z-10 border-b px-4 py-2 text-sm font-medium whitespace-nowrap [section:not(:has(>header))_&]:first:rounded-tl-lg [section:not(:has(>header))_&]:last:rounded-tr-lg',
        numeric && 'text-right',
        className,
      )}
    />
  );
}

/** `label`: the column's name, shown before the value when rows are stacked. `head`: names the row. */
export function Td({
  numeric,
  label,
  head,
  className,
  ...rest
}: ComponentProps<'td'> & CellProps & { label?: string; head?: boolean }) {
  const Cell = head ? 'th' : 'td';
  return (
    <Cell
      role={head ? 'rowheader' : 'cell'}
      scope={head ? 'row' : undefined}
      data-label={label}
      {...rest}
      className={clsx(
        'border-line border-b px-4 py-2 align-middle font-normal [tr:last-child>&]:border-b-0',
        'group-data-[phone=cards]/table:max-md:flex group-data-[phone=cards]/table:max-md:items-baseline group-data-[phone=cards]/table:max-md:justify-between group-data-[phone=cards]/table:max-md:gap-4 group-data-[phone=cards]/table:max-md:border-0 group-data-[phone=cards]/table:max-md:px-0 group-data-[phone=cards]/table:max-md:py-1',
        label &&
          'group-data-[phone=cards]/table:max-md:before:text-ink-muted group-data-[phone=cards]/table:max-md:before:shrink-0 group-data-[phone=cards]/table:max-md:before:text-sm group-data-[phone=cards]/table:max-md:before:content-[attr(data-label)]',
        numeric && 'group-data-[phone=scroll]/table:text-right md:text-right',
        head && 'font-medium',
        className,
      )}
    />
  );
}
