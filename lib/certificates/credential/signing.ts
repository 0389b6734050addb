import { sign, type KeyObject } from 'node:crypto';
import type { Bytes } from '../signature/bytes';
import { base64url } from './base64url';
import { jwkName, keyName } from './did';
import { multibase } from './multibase';
import { badgeKind, instantText, signedBytes, statementsOfKind, statusListKind } from './proof';
import type { Badge, Proof, Proven, StatusList } from './types';
import { cryptosuite } from './vocabulary';

/** Who signs badges: the office as a DID, with an Ed25519 key. */
export type BadgeSigner = { did: string; publicKey: Bytes; key: KeyObject };

function proven<T extends object>(
  document: T,
  { did, publicKey, key }: BadgeSigner,
  at: Date,
  kind: Parameters<typeof signedBytes>[2],
): Proven<T> {
  const made: Omit<Proof, 'proofValue'> = {
    type: 'DataIntegrityProof',
    cryptosuite,
    created: instantText(at),
    verificationMethod: keyName(did, publicKey),
    proofPurpose: 'assertionMethod',
  };
  const signature = sign(null, signedBytes(document, made, kind), key);
  return { ...document, proof: { ...made, proofValue: multibase(signature) } };
}

/** The badge with a proof in it. The same badge, time and key give the same proof. */
export const provenBadge = (badge: Badge, signer: BadgeSigner, at: Date): Proven<Badge> =>
  proven(badge, signer, at, badgeKind);

export const provenStatusList = (list: StatusList, signer: BadgeSigner, at: Date): Proven<StatusList> =>
  proven(list, signer, at, statusListKind);

/** The badge within a JWT, signed from outside (https://www.w3.org/TR/vc-jose-cose/, 3.1.1). */
export function badgeJwt(badge: Badge, { did, publicKey, key }: BadgeSigner, at: Date): string {
  statementsOfKind(badge, badgeKind);
  const header = { alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid: jwkName(did, publicKey) };
  // Until when a key may sign is compared with when it did.
  const payload = { ...badge, iss: did, iat: Math.floor(+at / 1000) };
  const said = [header, payload]
    .map((part) => base64url(new TextEncoder().encode(JSON.stringify(part))))
    .join('.');
  return `${said}.${base64url(sign(null, Buffer.from(said), key))}`;
}
