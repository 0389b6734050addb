import type { Bytes } from '../signature/bytes';
import type { GenuinePaper, PaperVerdict } from '../signature/rules';
import { codeOfText } from '../verification/rules';
import { isPng, unbaked } from './baking';
import { bytesOfBase64url } from './base64url';
import type { BadgeKey, BadgeTrust } from './did';
import { strictJson, type Json } from './json';
import { bytesOfMultibase } from './multibase';
import { badgeKind, instantOf, signedBytes, statementsOfKind, statusListKind } from './proof';
import type { Badge, Proof, StatusList } from './types';

/** As of a paper, with what the badge says. */
export type GenuineBadge = GenuinePaper & { badge: Badge };

export type BadgeVerdict = Exclude<PaperVerdict, GenuinePaper> | GenuineBadge;

/** A document that one of the office's keys has signed, and when. */
type Signed<T> = { answer: 'SIGNED'; document: T; at: Date };
type Unsigned = Exclude<PaperVerdict, GenuinePaper>;
type Members = { [key: string]: Json };

/** This browser has no Ed25519. */
export class NoEd25519 extends Error {}

const altered: Unsigned = { answer: 'ALTERED' };
const unreadable: Unsigned = { answer: 'UNREADABLE' };
const notOurs = (reason: 'NO_SIGNATURE' | 'OTHER_SIGNER' | 'NOT_VALID_THEN'): Unsigned => ({
  answer: 'NOT_OURS',
  reason,
});

const isObject = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function hasSigned({ publicKey }: BadgeKey, signature: Bytes, signed: Bytes): Promise<boolean> {
  const imported = crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  const key = await imported.catch((cause) => {
    throw new NoEd25519('there is no Ed25519 here', { cause });
  });
  return crypto.subtle.verify('Ed25519', key, signature, signed);
}

/** The key that a DID URL names, where it is one of the office's, and whose it says that it is. */
function keyNamed(name: Json | undefined, trust: BadgeTrust) {
  const [did, fragment = ''] = typeof name === 'string' ? name.split('#') : [];
  const key = trust.get(fragment.replace(/-jwk$/, ''));
  return key && name === `${did}#${fragment}` ? { did, key } : null;
}

/** What is not in form is not covered, so it counts as changed. */
function unlessInForm<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

async function judgeProof<T>(
  { proof, ...document }: Members,
  kind: typeof badgeKind,
  trust: BadgeTrust,
): Promise<Signed<T> | Unsigned> {
  if (!isObject(proof)) return notOurs('NO_SIGNATURE');
  const named = keyNamed(proof.verificationMethod, trust);
  if (!named) return notOurs('OTHER_SIGNER');
  const { proofValue, ...made } = proof;
  const signature = typeof proofValue === 'string' ? bytesOfMultibase(proofValue, 64) : null;
  const at = typeof made.created === 'string' ? instantOf(made.created) : null;
  const signed = unlessInForm(() => signedBytes(document, made as Omit<Proof, 'proofValue'>, kind));
  const issuer = isObject(document.issuer) ? document.issuer.id : document.issuer;
  if (!signature || !at || !signed || issuer !== named.did) return altered;
  if (!(await hasSigned(named.key, signature, signed))) return altered;
  return at <= named.key.endsAt
    ? { answer: 'SIGNED', document: document as T, at }
    : notOurs('NOT_VALID_THEN');
}

const decoded = (part: string): Json => {
  const bytes = bytesOfBase64url(part);
  return bytes && strictJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
};

async function judgeJwt(jwt: string, trust: BadgeTrust): Promise<Signed<Badge> | Unsigned> {
  const [first = '', second = '', third = ''] = jwt.split('.');
  const [header, payload] = [first, second].map((part) => unlessInForm(() => decoded(part)));
  if (!isObject(header) || !isObject(payload)) return unreadable;
  const { alg, typ, cty, kid, ...more } = header;
  if (alg === 'none') return notOurs('NO_SIGNATURE');
  const named = keyNamed(kid, trust);
  if (!named) return notOurs('OTHER_SIGNER');
  const signature = bytesOfBase64url(third);
  const { iss, iat, ...document } = payload;
  const asWeWrite = alg === 'EdDSA' && typ === 'vc+jwt' && cty === 'vc' && Object.keys(more).length === 0;
  const said = unlessInForm(() => statementsOfKind(document, badgeKind));
  if (!signature || !asWeWrite || !said || iss !== named.did || !Number.isSafeInteger(iat)) return altered;
  const issuer = isObject(document.issuer) ? document.issuer.id : null;
  const signed = new TextEncoder().encode(`${first}.${second}`);
  if (issuer !== iss || !(await hasSigned(named.key, signature, signed))) return altered;
  const at = new Date(Number(iat) * 1000);
  return at <= named.key.endsAt
    ? { answer: 'SIGNED', document: document as unknown as Badge, at }
    : notOurs('NOT_VALID_THEN');
}

async function judgeText(text: string, trust: BadgeTrust): Promise<Signed<Badge> | Unsigned> {
  if (/^[\w-]+\.[\w-]+\.[\w-]*\n?$/.test(text)) return judgeJwt(text.trimEnd(), trust);
  const read = unlessInForm(() => strictJson(text));
  if (isObject(read ?? undefined)) return judgeProof<Badge>(read as Members, badgeKind, trust);
  return [...trust.keys()].some((name) => text.includes(name)) ? altered : unreadable;
}

const textOf = (bytes: Bytes): string | null =>
  unlessInForm(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));

/**
 * Whether a file is a badge of the office as it was signed: JSON with a proof, a JWT, or a picture with either in it. By the keys that
 * the office publishes and nothing else: no network, no clock; contexts are never fetched, for what they mean is in the
 * vocabulary. Runs in a browser and in Node alike; throws NoEd25519 in a browser without it.
 */
export async function judgeBadge(bytes: Bytes, trust: BadgeTrust): Promise<BadgeVerdict> {
  const picture = isPng(bytes);
  const found = picture ? unbaked(bytes) : null;
  if (picture && !found) return notOurs('NO_SIGNATURE');
  const text = found ? found.text : textOf(bytes);
  if (text === null) return unreadable;
  const verdict = await judgeText(text, trust);
  if (verdict.answer !== 'SIGNED') return verdict;
  const { document: badge, at } = verdict;
  const code = codeOfText(badge.id.slice(badge.id.lastIndexOf('/') + 1));
  if (!code || (found && !found.exact)) return altered;
  const { licenseNumber: number } = badge.credentialSubject;
  return { answer: 'GENUINE', code, number, address: badge.id, at, signer: badge.issuer.name, badge };
}

/** A status list that the office has signed, and when; null for anything else. */
export async function judgeStatusList(
  text: string,
  trust: BadgeTrust,
): Promise<{ list: StatusList; at: Date } | null> {
  const read = unlessInForm(() => strictJson(text));
  if (!isObject(read ?? undefined)) return null;
  const verdict = await judgeProof<StatusList>(read as Members, statusListKind, trust);
  return verdict.answer === 'SIGNED' ? { list: verdict.document, at: verdict.at } : null;
}
