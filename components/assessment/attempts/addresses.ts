import type { TestKind } from '@/prisma/generated/enums';

/** Which test an address names, ?kind=pre or post; without either that after the run. */
export const kindOf = (text: string | string[] | undefined): TestKind => (text === 'pre' ? 'PRE' : 'POST');

/** The page of a run's test below `base`, the page of its results. */
export const testHref = (base: string, page: 'tries' | 'paper' | 'code', kind: TestKind): string =>
  `${base}/${page}?kind=${kind.toLowerCase()}`;
