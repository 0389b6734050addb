const anyOrigin = 'http://local.invalid';

/**
 * The path to go on to after a sign-in, if it stays on this site; else `otherwise`. Refuses whole addresses,
 * `//host`, `/\host`, control characters and everything else that a browser would read as another origin.
 */
export function localPath(wanted: unknown, otherwise = '/'): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted) || /[\u0000-\u001f\\]/.test(wanted))
    return otherwise;
  try {
    const url = new URL(wanted, anyOrigin);
    if (url.origin !== anyOrigin || url.pathname.startsWith('//')) return otherwise;
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return otherwise;
  }
}
