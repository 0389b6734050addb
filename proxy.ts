import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NextResponse, type NextRequest } from 'next/server';
import { pathHeader } from '@/lib/auth/path-header';
import {
  renewedSessionToken,
  sessionCookie,
  sessionCookieOptions,
  sessionSeconds,
} from '@/lib/auth/session-token';
import { contentSecurityPolicy } from '@/lib/env/content-security-policy.mjs';
import { isHttps } from '@/lib/env/settings';

const development = process.env.NODE_ENV !== 'production';

/** Pages that were drawn when the application was built, and the hashes of the scripts in them (scripts/csp-hashes.mjs). */
function hashesOfDrawnPages(): Record<string, string[]> {
  try {
    return JSON.parse(readFileSync(path.join(process.cwd(), '.next', 'csp-hashes.json'), 'utf8'));
  } catch {
    // Without the file every page gets a nonce: the drawn ones then show, and do not run.
    return {};
  }
}
const hashes = development ? {} : hashesOfDrawnPages();
/** What is drawn in place of a page that is not there; any address can turn out to be one. */
const anywhere = [...(hashes['/_not-found'] ?? []), ...(hashes['/_global-error'] ?? [])];
const drawn = new Map(
  Object.entries(hashes).map(([page, sources]) => [
    page,
    contentSecurityPolicy({ sources, https: isHttps(), development }),
  ]),
);

/**
 * What holds for all pages: the content security policy, no copies kept of what is shown, and the sign-in
 * cookie renewed while it is used. Rights are never decided here: see lib/auth/policy.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const page = request.nextUrl.pathname;
  const policy = drawn.get(page);
  if (policy) {
    const response = NextResponse.next();
    response.headers.set('Content-Security-Policy', policy);
    return response;
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const own = contentSecurityPolicy({
    sources: [`nonce-${nonce}`, ...anywhere],
    https: isHttps(),
    // Badges and signed sheets are read in browsers that cannot do it themselves; and a page of the office is most
    // often reached from another one, under the policy of that.
    wasm: true,
    development,
  });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', own);
  headers.set(pathHeader, `${page}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', own);
  response.headers.set('Cache-Control', 'no-store');
  await renewSession(request, response);
  return response;
}

async function renewSession(request: NextRequest, response: NextResponse): Promise<void> {
  const token = request.cookies.get(sessionCookie())?.value;
  const renewed = token ? await renewedSessionToken(token) : null;
  if (renewed) {
    response.cookies.set(sessionCookie(), renewed, { ...sessionCookieOptions(), maxAge: sessionSeconds });
  }
}

export const config = {
  // Files, answers that are data, and the pages of a code that state their own policy: they run nothing, and
  // some are asked for hundreds of times a second.
  matcher: [
    '/((?!_next/static|_next/image|api/|(?:verify|shared|invitation|check-in|badge|credential-status|evaluate|follow-up)/[^/]+$|.*\\.(?:svg|png|ico|webp|woff2|wasm|js|json|css|webmanifest|txt|pem)$).*)',
  ],
};
