/**
 * A refusal is something a person can cause and mend: it is a value, never an exception that reaches the
 * screen. `code` is the key of its text in messages (`refusals.CODE`), `path` names the field beside which
 * it is shown, `params` fill the text's placeholders.
 */
export type Refusal = {
  code: string;
  path?: string;
  params?: Record<string, string | number>;
};

/** What a command concludes: it is done and here is its value, or it is refused and here is why. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusals: Refusal[] };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refusal = (code: string, params?: Refusal['params'], path?: string): Refusal => ({
  code,
  ...(params ? { params } : {}),
  ...(path ? { path } : {}),
});

export const refuse = (code: string, params?: Refusal['params'], path?: string): Outcome<never> => ({
  ok: false,
  refusals: [refusal(code, params, path)],
});

export const refuseAll = (refusals: Refusal[]): Outcome<never> => ({ ok: false, refusals });

/**
 * Carries refusals out of a transaction so that it rolls back. Only `lib/db/transaction` throws it on and
 * turns it back into a value; it never leaves a command.
 */
export class RefusedInTransaction extends Error {
  constructor(readonly refusals: Refusal[]) {
    super(refusals.map((each) => each.code).join(', '));
    this.name = 'RefusedInTransaction';
  }
}

/** Gives the value, or rolls the surrounding transaction back with the refusals. */
export function valueOrRollBack<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new RefusedInTransaction(outcome.refusals);
}
