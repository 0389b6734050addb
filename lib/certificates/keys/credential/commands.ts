import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import { systemActor, type Actor } from '@/lib/auth/actor';
import { canAdminister } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { concat, type Bytes } from '../../signature/bytes';
import { openKey, sealKey } from '../sealing';

/** The key by which the office signs badges now. */
export type OfficeCredentialKey = { publicKey: Bytes; key: KeyObject; validFrom: Date };

const lifetimeYears = 5;
/** What goes before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410). */
const spkiHead = 12;

/** Keys that were opened, by their row: opening takes a moment, and rows do not change. */
const opened = new Map<string, KeyObject>();

/** The key in use, as long as it has not run out. Throws KeyNotOpened. */
async function inUse(tx: Transaction, now: Date): Promise<OfficeCredentialKey | null> {
  const row = await tx.credentialKey.findFirst({
    where: { retiredAt: null, validUntil: { gt: now } },
    select: { id: true, publicKey: true, sealedKey: true, validFrom: true },
  });
  if (!row?.sealedKey) return null;
  const key = opened.get(row.id) ?? openKey(row.sealedKey, row.publicKey);
  opened.set(row.id, key);
  return { publicKey: concat(row.publicKey), key, validFrom: row.validFrom };
}

/** Makes a key in place of the one before it, which is thrown away; its public half stays published. */
async function make(tx: Transaction, actor: Actor, now: Date): Promise<OfficeCredentialKey> {
  const { privateKey: key } = generateKeyPairSync('ed25519');
  const publicKey = concat(createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(spkiHead));
  await tx.credentialKey.updateMany({
    where: { retiredAt: null },
    data: { retiredAt: now, retiredBy: actor.by, sealedKey: null },
  });
  const validFrom = new Date(Math.floor(+now / 1000) * 1000);
  const validUntil = new Date(validFrom);
  validUntil.setUTCFullYear(validUntil.getUTCFullYear() + lifetimeYears);
  const { id } = await tx.credentialKey.create({
    data: { publicKey, sealedKey: sealKey(key, publicKey), validFrom, validUntil, madeBy: actor.by },
    select: { id: true },
  });
  await audit(tx, actor, { action: 'makeCredentialKey', subjectType: 'credentialKey', subjectId: id });
  return { publicKey, key, validFrom };
}

/** One change of keys at a time; the next one sees what this one has made. */
const oneAtATime = (tx: Transaction) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('credential_key'))`;

/** A new key to sign badges with. Those that earlier keys have signed stay genuine. */
export async function renewCredentialKey(actor: Actor): Promise<Outcome<null>> {
  if (!canAdminister(actor)) throw new NotFound('credential key');
  return inTransaction(async (tx) => {
    await oneAtATime(tx);
    await make(tx, actor, new Date());
    return done(null);
  });
}

/** The key in use, made at the first badge and again when it has run out. Throws KeyNotOpened. */
export async function officeCredentialKey(): Promise<OfficeCredentialKey> {
  const now = new Date();
  const found = await inUse(db, now);
  if (found) return found;
  const made = await inTransaction(async (tx) => {
    await oneAtATime(tx);
    return done((await inUse(tx, now)) ?? (await make(tx, systemActor('signing'), now)));
  });
  if (!made.ok) throw new Error(`there is no credential key: ${made.refusals[0]?.code}`);
  return made.value;
}
