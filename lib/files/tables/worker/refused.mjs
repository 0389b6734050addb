/** Ends the reading of a file with a reason; the parent thread makes a refusal of it. */
export class Refused extends Error {
  /**
   * @param {string} code
   * @param {Record<string, string | number>} [params]
   */
  constructor(code, params) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
