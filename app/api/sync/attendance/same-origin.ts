/**
 * Was the request made by a page of ours? Browsers send Origin with every POST; what carries none was not made by a
 * page of someone else either (and has no cookie to abuse).
 */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) return request.headers.get('sec-fetch-site') !== 'cross-site';
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
