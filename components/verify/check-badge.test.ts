import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { didDocument } from '@/lib/certificates/credential/did';
import { provenStatusList } from '@/lib/certificates/credential/signing';
import { statusListOf } from '@/lib/certificates/credential/status/content';
import {
  aBadge,
  aBadgeSigner,
  filesOf,
  now,
  publicUrl,
  trustIn,
} from '@/lib/certificates/credential/testing/badges';

const signer = aBadgeSigner();
const badge = aBadge();
const place = Number(badge.credentialStatus.statusListIndex);
const { json, png } = filesOf(badge, signer);

/** A page that has just been opened. */
async function opened() {
  vi.resetModules();
  return import('./check-badge');
}

type Answer = () => Response;
const failed: Answer = () => new Response(null, { status: 500 });

/** What the office answers, by path; what is not named cannot be reached. */
function office(answers: Record<string, Answer>) {
  const asked = vi.fn(async (path: string) => {
    const answer = answers[path];
    if (!answer) throw new TypeError('no network');
    return answer();
  });
  vi.stubGlobal('fetch', asked);
  return () => asked.mock.calls.map(([path]) => path);
}

const did: Answer = () => Response.json(didDocument(signer.did, [...trustIn([signer]).values()]));
const list =
  (ended: number[], number = 0, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response(JSON.stringify(provenStatusList(statusListOf(publicUrl, number, ended, now), signer, now)), {
      headers,
    });
const all = { '/did.json': did, '/credential-status/0': list([]) };

beforeEach(() => void office(all));
afterEach(() => vi.unstubAllGlobals());

it('reads keys and lists once, and judges by them from then on with no network', async () => {
  const asked = office(all);
  const { checkBadge, prepareBadges } = await opened();
  expect(await prepareBadges()).toEqual(now);
  expect(asked()).toEqual(['/did.json', '/credential-status/0']);
  const askedLater = office({});
  for (const file of [json, png])
    expect(await checkBadge(file)).toMatchObject({ answer: 'GENUINE', holds: { state: 'HOLDS', asOf: now } });
  expect(askedLater()).toEqual([]);
});

it('tells with no network what has ended, and what was altered', async () => {
  office({ ...all, '/credential-status/0': list([place]) });
  const { checkBadge, prepareBadges } = await opened();
  await prepareBadges();
  office({});
  expect(await checkBadge(json)).toMatchObject({ answer: 'GENUINE', holds: { state: 'ENDED', asOf: now } });
  const altered = new TextEncoder().encode(new TextDecoder().decode(json).replace('2027', '2028'));
  expect(await checkBadge(altered)).toMatchObject({ answer: 'ALTERED' });
});

it('reads every list that the one before names', async () => {
  const asked = office({
    ...all,
    '/credential-status/0': list([], 0, { link: '</credential-status/1>; rel="next"' }),
    '/credential-status/1': list([], 1),
  });
  const { prepareBadges } = await opened();
  await prepareBadges();
  expect(asked()).toEqual(['/did.json', '/credential-status/0', '/credential-status/1']);
});

it('asks for no list where the office has no key', async () => {
  const asked = office({ '/did.json': () => Response.json(didDocument(signer.did, [])) });
  const { prepareBadges } = await opened();
  expect(await prepareBadges()).toBeNull();
  expect(asked()).toEqual(['/did.json']);
});

it('judges by the keys alone where there is no list to be had', async () => {
  office({ '/did.json': did });
  const { checkBadge } = await opened();
  expect(await checkBadge(json)).toMatchObject({ answer: 'GENUINE', holds: { state: 'NOT_KNOWN' } });
});

it('has no answer without the keys, and asks for them again with the next badge', async () => {
  office({ '/did.json': failed });
  const { checkBadge, prepareBadges } = await opened();
  expect(await prepareBadges()).toBeNull();
  expect(await checkBadge(json)).toBeNull();
  office(all);
  expect(await checkBadge(json)).toMatchObject({ answer: 'GENUINE' });
});

it('asks once more where a key is not known: the office may have taken a new one', async () => {
  office({ '/did.json': () => Response.json(didDocument(signer.did, [])) });
  const { checkBadge, prepareBadges } = await opened();
  await prepareBadges();
  expect(await checkBadge(json)).toMatchObject({ answer: 'NOT_OURS' });
  office(all);
  expect(await checkBadge(json)).toMatchObject({ answer: 'GENUINE' });
  office({});
  expect(await checkBadge(filesOf(badge, aBadgeSigner()).json)).toMatchObject({ answer: 'NOT_OURS' });
});

it('says so where a browser has no Ed25519', async () => {
  const { checkBadge } = await opened();
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'));
  expect(await checkBadge(json)).toBe('NO_ED25519');
});
