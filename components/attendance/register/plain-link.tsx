import type { ComponentProps } from 'react';

/**
 * A link that loads the page it leads to. The register's pages are few, light and one step apart, and will be kept on the
 * phone; the framework's link would be a fiftieth of all that the phone has to load.
 */
export function PlainLink({ children, ...rest }: ComponentProps<'a'>) {
  return <a {...rest}>{children}</a>;
}
