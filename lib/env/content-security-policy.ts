/** `sources`: what lets an inline script run: a nonce, or the hashes of those that the page has. */
type Options = { sources: readonly string[]; https: boolean; development: boolean };

/**
 * The content security policy of a page. No page loads anything from another origin. Where a nonce vouches,
 * scripts that vouched ones load are trusted too ('strict-dynamic'); where hashes do, our own files are.
 * Styles may be inline: positions of menus and bars of charts are written so, and a style runs nothing.
 */
export function contentSecurityPolicy({ sources, https, development }: Options): string {
  // Development draws some pages without a request and all with eval; a nonce would forbid what it does.
  const quoted = development ? ["'unsafe-inline'", "'unsafe-eval'"] : sources.map((source) => `'${source}'`);
  const dynamic =
    !development && sources.some((source) => source.startsWith('nonce-')) ? ["'strict-dynamic'"] : [];
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...quoted, ...dynamic, "'wasm-unsafe-eval'"],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...(development ? ['ws:'] : [])],
    'worker-src': ["'self'", 'blob:'],
    'manifest-src': ["'self'"],
    'media-src': ["'self'", 'blob:'],
    'frame-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(https ? { 'upgrade-insecure-requests': [] } : {}),
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');
}
