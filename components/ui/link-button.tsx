import type { ComponentProps, ReactNode } from 'react';
import Link from 'next/link';
import { buttonClass, type ButtonStyle } from './button-style';

type Props = ButtonStyle & ComponentProps<typeof Link> & { icon?: ReactNode };

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ variant, size, square, className, icon, children, ...rest }: Props) {
  return (
    <Link {...rest} className={buttonClass({ variant, size, square, className })}>
      {icon}
      {children}
    </Link>
  );
}
