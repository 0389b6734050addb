import type { Outcome } from '@/lib/errors/outcome';

/** A server action as a page hands it to a component. */
export type CommandAction<Input, T = unknown> = (
  input: Input,
) => Promise<{ data?: Outcome<T>; serverError?: { errorId: string } } | undefined>;
