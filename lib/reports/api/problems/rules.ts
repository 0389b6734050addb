/**
 * What an answer can be other than the thing asked for (RFC 9457), with its status. The words are `api.problems.CODE`.
 * https://www.rfc-editor.org/rfc/rfc9457
 */
export const problems = {
  PARAMETER_UNKNOWN: 400,
  PARAMETER_INVALID: 400,
  PERIOD_NOT_A_YEAR: 400,
  TOKEN_MISSING: 401,
  TOKEN_UNKNOWN: 401,
  SCOPE_MISSING: 403,
  NOT_FOUND: 404,
  TOO_MANY_REQUESTS: 429,
  FAILED: 500,
  BUSY: 503,
} as const;

export type ProblemCode = keyof typeof problems;

export const problemCodes = Object.keys(problems) as ProblemCode[];

/** What a problem says beside its words: the parameter or the scope that it is about, the number in the log. */
export type ProblemFacts = { parameter?: string; scope?: string; errorId?: string };

/** Carries a problem out of a reading. Only the handler of the API catches it. */
export class ApiProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly facts: ProblemFacts = {},
  ) {
    super(code);
    this.name = 'ApiProblem';
  }
}
