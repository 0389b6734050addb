import type { ReactNode } from 'react';

/** One thing to do, in the middle of an otherwise empty page. */
export function Card({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-sm flex-col gap-5 md:pt-8">
      <h1>{title}</h1>
      {children}
    </div>
  );
}
