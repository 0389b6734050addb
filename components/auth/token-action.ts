import type { Outcome } from '@/lib/errors/outcome';

/** An action that takes a mailed code, as the pages hand it to their forms. */
export type TokenAction<Input, T = { accountId: string }> = (
  input: Input,
) => Promise<{ data?: Outcome<T>; serverError?: { errorId: string } } | undefined>;
