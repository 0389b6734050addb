/**
 * What an actor may not see is not found: unknown, hidden and foreign look the same (a "forbidden" would
 * tell that the thing exists). Pages turn it into the not-found page, handlers into 404.
 */
export class NotFound extends Error {
  constructor(readonly what: string) {
    super(`${what} not found`);
    this.name = 'NotFound';
  }
}
