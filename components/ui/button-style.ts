import clsx from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'md' | 'sm';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-line-strong/55 bg-surface text-ink hover:bg-hover',
  quiet: 'text-ink-muted hover:bg-hover hover:text-ink',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover',
};

const sizes: Record<ButtonSize, string> = {
  md: 'h-control min-w-control px-3.5',
  sm: 'h-control-small min-w-control-small px-2.5 text-sm',
};

export type ButtonStyle = {
  variant?: ButtonVariant;
  size?: ButtonSize;
  square?: boolean;
  className?: string;
};

/** The look of a button, shared by buttons, links and the triggers of menus. `square`: an icon alone. */
export function buttonClass({ variant = 'secondary', size = 'md', square, className }: ButtonStyle): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors select-none',
    'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55',
    variants[variant],
    sizes[size],
    square && 'aspect-square px-0!',
    className,
  );
}
