import type { KeyObject } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import { systemActor, type Actor } from '@/lib/auth/actor';
import { canAdminister } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { makeRoot, makeSigningCertificate, type Issued } from '../signature/authority';
import { sameBytes, type Bytes } from '../signature/bytes';
import { readCertificate, type PublicCertificate } from '../signature/certificate';
import type { Signer } from '../signature/signing';
import { configuredSigner } from './configured';
import { openKey, sealKey } from './sealing';

type Use = 'ROOT' | 'SIGNING';
type Row = { id: string; certificate: Bytes; sealedKey: Uint8Array | null };

const inUse = (tx: Transaction, use: Use): Promise<Row | null> =>
  tx.signingKey.findFirst({
    where: { use, retiredAt: null },
    select: { id: true, certificate: true, sealedKey: true },
  });

/** Keys that were opened, by their row: opening takes a moment, and rows do not change. */
const opened = new Map<string, KeyObject>();

function issuedOf({ id, certificate, sealedKey }: Row): Issued | null {
  if (!sealedKey) return null;
  const key = opened.get(id) ?? openKey(sealedKey, certificate);
  opened.set(id, key);
  return { certificate: readCertificate(certificate), key };
}

/** Keeps a certificate for use in place of the one before it, whose key is thrown away. */
async function put(
  tx: Transaction,
  actor: Actor,
  use: Use,
  certificate: PublicCertificate,
  key: KeyObject | null,
): Promise<void> {
  await tx.signingKey.updateMany({
    where: { use, retiredAt: null },
    data: { retiredAt: new Date(), retiredBy: actor.by, sealedKey: null },
  });
  const { validFrom, validUntil, der } = certificate;
  const sealedKey = key && sealKey(key, der);
  const { id } = await tx.signingKey.create({
    data: { use, certificate: der, sealedKey, validFrom, validUntil, madeBy: actor.by },
    select: { id: true },
  });
  await audit(tx, actor, {
    action: 'makeSigningKey',
    subjectType: 'signingKey',
    subjectId: id,
    details: { use },
  });
}

/** One change of keys at a time; the next one sees what this one has made. */
const oneAtATime = (tx: Transaction) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('signing_key'))`;

async function rootFor(
  tx: Transaction,
  actor: Actor,
  office: string,
  now: Date,
  anew: boolean,
): Promise<Issued> {
  const row = anew ? null : await inUse(tx, 'ROOT');
  const kept = row && issuedOf(row);
  // What a root has signed must not outlive it.
  const lastsUntil = new Date(now.getTime() + 6 * 365.25 * 24 * 3600 * 1000);
  if (kept && kept.certificate.validUntil > lastsUntil) return kept;
  const root = await makeRoot(office, now);
  await put(tx, actor, 'ROOT', root.certificate, root.key);
  return root;
}

async function makeOwn(tx: Transaction, actor: Actor, anew: boolean): Promise<Outcome<null>> {
  const office = await tx.office.findUnique({ where: { id: 1 }, select: { nameEn: true } });
  if (!office) return refuse('OFFICE_MISSING');
  const now = new Date();
  const root = await rootFor(tx, actor, office.nameEn, now, anew);
  const signing = await makeSigningCertificate(office.nameEn, root, now);
  await put(tx, actor, 'SIGNING', signing.certificate, signing.key);
  return done(null);
}

/**
 * Makes a new key to sign with; papers that earlier ones have signed stay genuine, and theirs are thrown away. `newRoot`: a
 * new root too, which whoever verifies without the office has to fetch. Refuses OFFICE_MISSING, and
 * SIGNING_KEY_CONFIGURED where the settings name one.
 */
export async function renewSigningKey(
  actor: Actor,
  { newRoot }: { newRoot: boolean },
): Promise<Outcome<null>> {
  if (!canAdminister(actor)) throw new NotFound('signing key');
  if (configuredSigner()) return refuse('SIGNING_KEY_CONFIGURED');
  return inTransaction(
    async (tx) => {
      await oneAtATime(tx);
      return makeOwn(tx, actor, newRoot);
    },
    { timeoutMs: 60_000 },
  );
}

async function ownSigner(tx: Transaction, now: Date): Promise<Signer | null> {
  const [row, rootRow] = [await inUse(tx, 'SIGNING'), await inUse(tx, 'ROOT')];
  const signing = row && issuedOf(row);
  if (!signing || !rootRow || signing.certificate.validUntil <= now) return null;
  return { ...signing, chain: [readCertificate(rootRow.certificate)] };
}

/**
 * Who signs papers now: the certificate of the settings, else the office's own, made at its first paper and again when it
 * has run out. Throws KeyNotOpened, and where the settings are wrong.
 */
export async function officeSigner(): Promise<Signer> {
  const actor = systemActor('signing');
  const configured = configuredSigner();
  const now = new Date();
  const found = async (tx: Transaction): Promise<Signer | null> => {
    if (!configured) return ownSigner(tx, now);
    const row = await inUse(tx, 'SIGNING');
    return row && sameBytes(row.certificate, configured.certificate.der) ? configured : null;
  };
  if (configured && configured.certificate.validUntil <= now)
    throw new Error('CASCADE_SIGNING_CERTIFICATE has run out');
  const signer = await found(db);
  if (signer) return signer;
  const made = await inTransaction<Signer>(
    async (tx) => {
      await oneAtATime(tx);
      const meanwhile = await found(tx);
      if (meanwhile) return done(meanwhile);
      if (configured) {
        await put(tx, actor, 'SIGNING', configured.certificate, null);
        return done(configured);
      }
      const own = await makeOwn(tx, actor, false);
      if (!own.ok) return own;
      const fresh = await ownSigner(tx, now);
      if (!fresh) throw new Error('the signing key was not kept');
      return done(fresh);
    },
    { timeoutMs: 60_000 },
  );
  if (!made.ok) throw new Error(`there is no signing key: ${made.refusals[0]?.code}`);
  return made.value;
}
