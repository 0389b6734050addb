import type { ComponentProps, ReactNode } from 'react';
import { LoaderCircle } from 'lucide-react';
import { buttonClass, type ButtonStyle } from './button-style';

export type ButtonProps = ButtonStyle &
  ComponentProps<'button'> & {
    icon?: ReactNode;
    /** Work is under way: the button keeps its width and its focus, and refuses a second press. */
    pending?: boolean;
  };

/** A button. `type` is "button" unless told, so that none submits a form by accident. */
export function Button({
  variant,
  size,
  square,
  className,
  icon,
  pending,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={buttonClass({ variant, size, square, className })}
    >
      {pending ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : icon}
      {children}
    </button>
  );
}
