import type { Outcome, Refusal } from '@/lib/errors/outcome';

type Answer<T> = Promise<{
  data?: Outcome<T>;
  serverError?: { errorId: string };
  validationErrors?: unknown;
}>;

export type Action<Input, T> = (input: Input) => Answer<T>;

export type Failed = { refusals: readonly Refusal[]; errorId: string | null };

export const nothingFailed: Failed = { refusals: [], errorId: null };

/** Calls an action of a dialog: its value, or why there is none, also where the connection is gone. */
export async function call<T>(answer: Answer<T>): Promise<{ value: T } | { failed: Failed }> {
  try {
    const { data, serverError } = await answer;
    if (data?.ok) return { value: data.value };
    if (serverError) return { failed: { refusals: [], errorId: serverError.errorId } };
    return { failed: { refusals: data?.refusals ?? [{ code: 'INVALID' }], errorId: null } };
  } catch {
    return { failed: { refusals: [{ code: 'NO_CONNECTION' }], errorId: null } };
  }
}
