import { useId, type ComponentProps, type ReactNode } from 'react';
import clsx from 'clsx';

type Props = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
};

/** One yes-or-no with its label; the whole line is the target. `{...register('x')}` fits. */
export function Checkbox({ label, hint, hideLabel, className, id, ...rest }: Props) {
  const made = useId();
  const control = id ?? made;
  return (
    <label
      htmlFor={control}
      className={clsx(
        'has-disabled:text-ink-muted flex items-start gap-2.5 py-1.5 pointer-coarse:py-2.5',
        className,
      )}
    >
      <input
        {...rest}
        id={control}
        type="checkbox"
        aria-describedby={hint ? `${control}-hint` : undefined}
        className="accent-accent mt-0.5 size-4 shrink-0 pointer-coarse:size-5"
      />
      <span className={clsx('min-w-0', hideLabel && 'sr-only')}>
        {label}
        {hint && (
          <span id={`${control}-hint`} className="text-ink-muted block text-sm">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
