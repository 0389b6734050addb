import { SetupError } from '../setup/say.mjs';

/**
 * Signs in as a browser does, and gives the cookie.
 *
 * @param {string} url
 * @param {{ email: string, password: string }} account
 * @returns {Promise<{ name: string, value: string }>}
 */
export async function signIn(url, { email, password }) {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await first.json();
  const answer = await fetch(`${url}/api/auth/callback/password`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: first.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  });
  const cookie = answer.headers.getSetCookie().find((each) => each.includes('session-token='));
  if (!cookie) throw new SetupError(`Signing in failed: ${answer.status} ${await answer.text()}`);
  const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
  return { name, value };
}
