import type { RegisterList } from '../register/types';
import { allKept, forget, keep, readKept, wipe } from './kept';
import { keptOf, passesUrl, registerUrl, toForget, toHoldReady } from './rules';

const freshMs = 5 * 60_000;

async function ask(url: string): Promise<{ status: number; value: unknown }> {
  try {
    const response = await fetch(url, { credentials: 'same-origin', redirect: 'error' });
    return { status: response.status, value: response.ok ? await response.json() : null };
  } catch {
    return { status: 0, value: null };
  }
}

/** All that a device holds of a session; the register is the first. */
const urlsOf = (sessionId: string): [string, ...string[]] => [registerUrl(sessionId), passesUrl(sessionId)];

/** The sessions that the office named last: while it names all of these, no right has gone. */
let named: ReadonlySet<string> = new Set();
let asked = false;

/**
 * Makes the device ready for sessions without a network: keeps the registers of the next fourteen days, one after
 * another, and wipes what may no longer be kept. `list` has just come from the office.
 */
export async function holdReady(list: RegisterList, now = new Date()): Promise<void> {
  await wipe(list.account, now);
  await letGo(list);
  for (const session of toHoldReady(list.sessions, now)) {
    for (const url of urlsOf(session.id)) {
      const known = await readKept(url);
      if (known && now.getTime() - Date.parse(known.keptAt) < freshMs) continue;
      const { status, value } = await ask(url);
      if (status === 404) await forget([url]);
      const row = keptOf(url, value, now);
      if (row) await keep({ ...row, wipeAfter: session.wipeAfter });
    }
  }
}

/** Wipes what the office's list does not want kept; of sessions that it does not name the office is asked. */
async function letGo(list: RegisterList): Promise<void> {
  const ids = new Set(list.sessions.map(({ id }) => id));
  const wanted = toForget(
    (await allKept()).map(({ url }) => url),
    list.sessions,
  );
  await forget(wanted.forget);
  const missing = !asked || [...named].some((id) => !ids.has(id));
  [named, asked] = [ids, true];
  if (!missing) return;
  for (const id of wanted.ask) {
    const [url] = urlsOf(id);
    const { status, value } = await ask(url);
    const row = keptOf(url, value, new Date());
    if (status === 404 || (status === 200 && !row)) await forget(urlsOf(id));
    else if (row) await keep(row);
    // Not reached: the next list asks again.
    else asked = false;
  }
}
