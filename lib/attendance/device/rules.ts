/** What the office gave for an address, as the device keeps it. */
export type Kept<T = unknown> = {
  url: string;
  /** Whose sign-in it was got with. */
  account: string;
  value: T;
  /** ISO instant. */
  keptAt: string;
  /** ISO instant after which it is wiped; null: as long as the account is the one signed in. */
  wipeAfter: string | null;
};

/** The part of a register or of its list that says whether and how long it may be kept. */
type Keepable = {
  account: string;
  session?: { keepOnPhone: boolean; wipeAfter: string };
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What to keep of an answer of the office; null where it is not to be kept: the roster of a sensitive run. */
export function keptOf(url: string, value: unknown, now: Date): Kept | null {
  if (!isObject(value) || typeof value.account !== 'string') return null;
  const { account, session } = value as Keepable;
  if (session && !session.keepOnPhone) return null;
  return { url, account, value, keptAt: now.toISOString(), wipeAfter: session?.wipeAfter ?? null };
}

/** What is to be wiped now: whose time is over, and what was got with another sign-in. */
export const isToWipe = (
  kept: Pick<Kept, 'account' | 'wipeAfter'>,
  account: string | null,
  now: Date,
): boolean =>
  (kept.wipeAfter !== null && Date.parse(kept.wipeAfter) <= now.getTime()) ||
  (account !== null && kept.account !== account);

/** Today and the next days: so far ahead are the registers kept ready. */
export const readyDays = 14;

type Listed = { id: string; startsAt: string; keepOnPhone: boolean; wipeAfter: string };

/** The sessions whose registers a device holds ready: until in fourteen days, and those of before whose run is not wiped. */
export const toHoldReady = <T extends Listed>(sessions: readonly T[], now: Date): T[] =>
  sessions.filter(
    (session) =>
      session.keepOnPhone &&
      Date.parse(session.wipeAfter) > now.getTime() &&
      Date.parse(session.startsAt) < now.getTime() + readyDays * 86_400_000,
  );

/** The session of which an address gives something. */
const sessionOf = (url: string): string | undefined => /^\/api\/register\/([^/]+)/.exec(url)?.[1];

/**
 * What to do with what is kept, by the office's list of sessions: `forget` addresses of sessions that it does not want
 * kept any more, and ask again about sessions that it does not name, as the right to them may be gone.
 */
export function toForget(urls: readonly string[], sessions: readonly Pick<Listed, 'id' | 'keepOnPhone'>[]) {
  const listed = new Map(sessions.map(({ id, keepOnPhone }) => [id, keepOnPhone]));
  const of = (url: string) => listed.get(sessionOf(url) ?? '');
  const unnamed = urls.flatMap((url) => (of(url) === undefined ? (sessionOf(url) ?? []) : []));
  return { forget: urls.filter((url) => of(url) === false), ask: [...new Set(unnamed)] };
}

export const registerUrl = (sessionId: string): string => `/api/register/${sessionId}`;
/** Where the passes of a session are got: by what its badges and invitations are known. */
export const passesUrl = (sessionId: string): string => `${registerUrl(sessionId)}/passes`;
export const listUrl = '/api/register';
