export const tabListClass =
  'relative flex gap-0.5 overflow-x-auto border-b border-line [scrollbar-width:none] max-md:-mx-4 max-md:px-4';

export const tabClass =
  'relative inline-flex h-control shrink-0 items-center gap-2 rounded-t-md px-2.5 font-medium whitespace-nowrap text-ink-muted -outline-offset-2 hover:text-ink data-active:text-accent aria-[current=page]:text-accent after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full data-active:after:bg-accent aria-[current=page]:after:bg-accent';
