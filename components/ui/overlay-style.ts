/** The shade behind a dialog and the surfaces that float above the page. */
export const shadeClass =
  'fixed inset-0 z-40 bg-shade transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0';

export const floatClass =
  'pop-motion rounded-lg border border-line bg-raised text-ink shadow-float outline-none';

export const optionClass =
  'flex min-h-control-small cursor-default items-center gap-2.5 rounded-md px-2.5 py-1.5 outline-none select-none data-disabled:text-ink-muted data-highlighted:bg-accent-soft data-highlighted:text-ink pointer-coarse:min-h-control';
