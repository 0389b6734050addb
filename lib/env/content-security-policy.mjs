/**
 * The content security policy of a page. No page loads anything from another origin. Where a nonce vouches,
 * scripts that vouched ones load are trusted too ('strict-dynamic'); where hashes do, our own files are.
 * Styles may be inline: positions of menus and bars of charts are written so, and a style runs nothing.
 * (Plain JavaScript, because next.config.js and the script after the build read it too.)
 *
 * @param {object} options
 * @param {readonly string[]} options.sources what lets an inline script run: a nonce, or the hashes of those that the page has
 * @param {boolean} [options.https] people reach the office by https
 * @param {boolean} [options.wasm] the page runs WebAssembly: the reader of QR codes
 * @param {boolean} [options.development]
 * @returns {string}
 */
export function contentSecurityPolicy({ sources, https = false, wasm = false, development = false }) {
  // Development draws some pages without a request and all with eval; a nonce would forbid what it does.
  const quoted = development ? ["'unsafe-inline'", "'unsafe-eval'"] : sources.map((source) => `'${source}'`);
  const dynamic =
    !development && sources.some((source) => source.startsWith('nonce-')) ? ["'strict-dynamic'"] : [];
  /** @type {Record<string, readonly string[]>} */
  const directives = {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...quoted, ...dynamic, ...(wasm ? ["'wasm-unsafe-eval'"] : [])],
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
