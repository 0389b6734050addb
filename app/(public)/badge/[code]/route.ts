import { readersLocale } from '../../plain-page';
import { badgePage } from './page-text';

/**
 * Whoever scans a badge with a phone's camera. The page knows nothing and asks nobody: of a badge that is good, renewed,
 * forged or was never printed it is the same, letter by letter.
 */
export function GET(request: Request): Response {
  return new Response(badgePage(readersLocale(request)), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      // The address is what the register scans: it is nobody else's to read.
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    },
  });
}
