import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { didDocument } from '@/lib/certificates/credential/did';
import { aBadge, aBadgeSigner, filesOf, trustIn } from '@/lib/certificates/credential/testing/badges';

const signer = aBadgeSigner();
const { json, png } = filesOf(aBadge(), signer);

/** A page that has just been opened. */
async function opened() {
  vi.resetModules();
  return import('./check-badge');
}

const answers = (answer: () => Response) => {
  const asked = vi.fn(async () => answer());
  vi.stubGlobal('fetch', asked);
  return asked;
};

const did = () => Response.json(didDocument(signer.did, [...trustIn([signer]).values()]));

beforeEach(() => answers(did));
afterEach(() => vi.unstubAllGlobals());

it('fetches the keys once, and judges by them from then on', async () => {
  const asked = answers(did);
  const { checkBadge } = await opened();
  for (const file of [json, png]) expect(await checkBadge(file)).toMatchObject({ answer: 'GENUINE' });
  expect(asked).toHaveBeenCalledExactlyOnceWith('/did.json');
});

it('has no answer without the keys, and asks for them again with the next badge', async () => {
  answers(() => new Response(null, { status: 500 }));
  const { checkBadge } = await opened();
  expect(await checkBadge(json)).toBeNull();
  answers(did);
  expect(await checkBadge(json)).toMatchObject({ answer: 'GENUINE' });
});

it('says so where a browser has no Ed25519', async () => {
  const { checkBadge } = await opened();
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'));
  expect(await checkBadge(json)).toBe('NO_ED25519');
});
