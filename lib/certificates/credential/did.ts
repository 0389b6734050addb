import type { Bytes } from '../signature/bytes';
import { base64url } from './base64url';
import { instantOf, instantText } from './proof';
import { keyOfMultikey, multikey } from './multibase';

/** A key by which the office signs badges, or has signed them until it ended. */
export type BadgeKey = { publicKey: Bytes; endsAt: Date };

/** What badges are verified by: the office's keys, by their multikeys. Under which address the office was then is no matter. */
export type BadgeTrust = ReadonlyMap<string, BadgeKey>;

/**
 * The office as a DID: the host of its address, where a colon before a port is written %3A (https://w3c-ccg.github.io/did-method-web/).
 * Whoever resolves it fetches https://HOST/.well-known/did.json.
 */
export const didOf = (address: string): string => `did:web:${encodeURIComponent(new URL(address).host)}`;

/** An address as names are written: a host in other letters than Latin ones as browsers send it. */
export const asciiAddress = (address: string): string => new URL(address).href.replace(/\/$/, '');

/** A key is named by what it is: no other one can take its name. */
export const keyName = (did: string, publicKey: Uint8Array): string => `${did}#${multikey(publicKey)}`;

/** The key's name for those who read the badge as a JWT. */
export const jwkName = (did: string, publicKey: Uint8Array): string => `${keyName(did, publicKey)}-jwk`;

/** The key as a JSON Web Key (RFC 8037), for those who read the badge as a JWT. */
const jwkOf = (publicKey: Uint8Array) => ({ kty: 'OKP', crv: 'Ed25519', x: base64url(publicKey) });

/**
 * The DID document: every key that has ever signed, each with the moment at which it ended or will end. A badge is good
 * that was signed before.
 */
export function didDocument(did: string, keys: readonly BadgeKey[]) {
  const named = keys.map((key) => ({ ...key, id: keyName(did, key.publicKey) }));
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/security/jwk/v1',
    ],
    id: did,
    verificationMethod: named.flatMap(({ id, publicKey, endsAt }) => [
      {
        id,
        type: 'Multikey',
        controller: did,
        publicKeyMultibase: multikey(publicKey),
        expires: instantText(endsAt),
      },
      {
        id: jwkName(did, publicKey),
        type: 'JsonWebKey',
        controller: did,
        publicKeyJwk: jwkOf(publicKey),
        expires: instantText(endsAt),
      },
    ]),
    assertionMethod: named.flatMap(({ id, publicKey }) => [id, jwkName(did, publicKey)]),
  };
}

type Method = { id: string; type: string; publicKeyMultibase?: string; expires?: string };

/** What a DID document of ours lets be verified; null where it is none. */
export function trustOf(document: unknown): BadgeTrust | null {
  const { id: did, verificationMethod } = (document ?? {}) as { id?: unknown; verificationMethod?: unknown };
  if (typeof did !== 'string' || !did.startsWith('did:web:') || !Array.isArray(verificationMethod))
    return null;
  const keys = new Map<string, BadgeKey>();
  for (const { id, type, publicKeyMultibase = '', expires = '' } of verificationMethod as Partial<Method>[]) {
    const publicKey = type === 'Multikey' ? keyOfMultikey(publicKeyMultibase) : null;
    const endsAt = instantOf(expires);
    if (publicKey && endsAt && id === keyName(did, publicKey))
      keys.set(publicKeyMultibase, { publicKey, endsAt });
  }
  return keys;
}
