import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PlainSnapshot } from '@/lib/certificates/document/schema';
import { aSnapshot } from '@/lib/certificates/document/testing/snapshot';
import { concat, type Bytes } from '@/lib/certificates/signature/bytes';
import { codeOfBytes } from '@/lib/certificates/verification/rules';
import { baked } from '../baking';
import { badgeOf, type BadgeFacts } from '../content';
import { didOf, type BadgeTrust } from '../did';
import { multikey } from '../multibase';
import { badgeJwt, provenBadge, type BadgeSigner } from '../signing';
import type { Badge } from '../types';

export const publicUrl = 'https://cascade.example.org';

/** The moment of the tests. */
export const now = new Date('2027-03-01T09:30:00Z');

/** An office that signs badges; another one's keys are others, whatever it calls itself. */
export function aBadgeSigner(address = publicUrl): BadgeSigner {
  const { privateKey: key } = generateKeyPairSync('ed25519');
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return { did: didOf(address), publicKey: concat(spki.subarray(12)), key };
}

/** What these signers have published, for badges signed before `endsAt`. */
export const trustIn = (
  signers: readonly BadgeSigner[],
  endsAt = new Date('2032-03-01T00:00:00Z'),
): BadgeTrust => new Map(signers.map(({ publicKey }) => [multikey(publicKey), { publicKey, endsAt }]));

/** The badge of a certificate with everything on it; each index is another one. */
export function aBadge(index = 0, over: Partial<PlainSnapshot> = {}, facts: Partial<BadgeFacts> = {}): Badge {
  const code = codeOfBytes(Uint8Array.from({ length: 16 }, (_, at) => (index * 31 + at * 7) % 256));
  const snapshot = aSnapshot({
    code,
    number: `TST-2027-${String(index + 1).padStart(6, '0')}`,
    verifyUrl: `${publicUrl}/verify/${code}`,
    ...over,
  });
  return badgeOf({
    snapshot,
    sensitive: false,
    issuedAt: now,
    statusIndex: 1000 + index,
    publicUrl,
    ...facts,
  });
}

export const bytesOf = (text: string): Bytes => concat(Buffer.from(text));

export const picture = (): Bytes => concat(readFileSync('public/open-badge.png'));

/** A badge in each of the forms in which it is handed out. */
export function filesOf(badge: Badge, signer: BadgeSigner, at = now) {
  const proven = provenBadge(badge, signer, at);
  return {
    json: bytesOf(JSON.stringify(proven, null, 2)),
    png: baked(picture(), JSON.stringify(proven)),
    jwt: bytesOf(badgeJwt(badge, signer, at)),
  };
}
