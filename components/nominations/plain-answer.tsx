import type { ReactNode } from 'react';

/** Where a link opens nothing: what is so, and what to do. */
export function PlainAnswer({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-3 md:pt-8">
      <h1>{title}</h1>
      <p>{children}</p>
    </div>
  );
}
