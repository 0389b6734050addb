import type { Outcome } from '@/lib/errors/outcome';

export type Action<Input, T> = (input: Input) => Promise<
  | {
      data?: Outcome<T>;
      serverError?: { errorId: string };
      validationErrors?: { formErrors?: string[]; fieldErrors?: Record<string, string[] | undefined> };
    }
  | undefined
>;

type Some = { runId: string; nominationIds: string[] };
export type AcceptedAs = 'INVITED' | 'CONFIRMED' | 'WAITING_LIST';

/** What a coordinator can do with nominations and their call. */
export type CallActions = {
  accept: Action<
    Some & { state: AcceptedAs; who: Record<string, string>; reason: string | null },
    { changed: number }
  >;
  question: Action<Some & { question: string }, { changed: number }>;
  refuse: Action<Some & { reason: string }, { changed: number }>;
  replace: Action<Some & { reason: string }, { changed: number }>;
  renew: Action<{ callId: string; deadline: string }, { callId: string }>;
  close: Action<{ callId: string }, { callId: string }>;
};

/** A row of the quota, as whose people can be asked for: I:… an institution, C:… a country. */
export type QuotaOwner = { value: string; label: string; places: number };
