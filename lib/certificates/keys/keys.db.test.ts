import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codes, office, value } from '@/lib/runs/testing/fixture';
import { stranger } from '@/lib/attendance/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { makeRoot, makeSigningCertificate } from '../signature/authority';
import { certificatesInPem, pemOf } from '../signature/certificate';
import { officeSigner, renewSigningKey } from './commands';
import { publishedCertificates } from './queries';
import { KeyNotOpened, openKey, sealKey } from './sealing';

const keys = () =>
  db.signingKey.findMany({
    orderBy: { madeAt: 'asc' },
    select: { id: true, use: true, retiredAt: true, sealedKey: true, certificate: true },
  });

const sameNames = {
  nameEn: 'Regional Office',
  nameRu: 'Региональный офис',
  numberPrefix: 'TST',
  timeZone: 'Asia/Tashkent',
  countryCode: 'KG',
};

beforeEach(async () => {
  await db.office.upsert({ where: { id: 1 }, create: { id: 1, ...sameNames }, update: {} });
});
afterEach(() => vi.unstubAllEnvs());

describe('the key of the office', { timeout: 60_000 }, () => {
  it('cannot be made before the office has a name', async () => {
    await db.office.deleteMany();
    await expect(officeSigner()).rejects.toThrow('OFFICE_MISSING');
    expect(codes(await renewSigningKey(office, { newRoot: false }))).toEqual(['OFFICE_MISSING']);
  });

  it('is made once, however many ask for it first, and is the same from then on', async () => {
    const signers = await Promise.all([1, 2, 3].map(officeSigner));
    expect(new Set(signers.map(({ certificate }) => pemOf(certificate))).size).toBe(1);
    expect((await keys()).map(({ use, retiredAt }) => [use, retiredAt])).toEqual([
      ['ROOT', null],
      ['SIGNING', null],
    ]);
    expect(await officeSigner()).toEqual(signers[0]);
    expect(signers[0]?.certificate.name).toBe('Regional Office certificates');
    const entries = await db.auditEntry.findMany({ where: { action: 'makeSigningKey' } });
    expect(entries.map(({ actor, details }) => [actor, details])).toEqual([
      ['system:signing', { use: 'ROOT' }],
      ['system:signing', { use: 'SIGNING' }],
    ]);
  });

  it('is renewed by an administrator: the one before it is thrown away and stays published', async () => {
    const before = await officeSigner();
    await expect(renewSigningKey(await stranger(), { newRoot: false })).rejects.toThrow(NotFound);
    value(await renewSigningKey(office, { newRoot: false }));
    const after = await officeSigner();
    expect(after.certificate.der).not.toEqual(before.certificate.der);
    expect(after.chain).toEqual(before.chain);
    const retired = (await keys()).filter(({ retiredAt }) => retiredAt);
    expect(retired.map(({ use, sealedKey }) => [use, sealedKey])).toEqual([['SIGNING', null]]);
    const published = certificatesInPem(await publishedCertificates()).map(pemOf);
    expect(published).toEqual([before.chain[0]!, before.certificate, after.certificate].map(pemOf));
  });

  it('gets a new root where that is asked for', async () => {
    const before = await officeSigner();
    value(await renewSigningKey(office, { newRoot: true }));
    const after = await officeSigner();
    expect(after.chain[0]?.der).not.toEqual(before.chain[0]?.der);
    expect(after.certificate.issuer).toEqual(after.chain[0]?.subject);
  });

  it('opens by no other secret; a new root can be made all the same', async () => {
    const { certificate, key } = await officeSigner();
    const sealed = sealKey(key, certificate.der);
    expect(openKey(sealed, certificate.der).equals(key)).toBe(true);
    expect(() => openKey(sealed, new Uint8Array(3))).toThrow(KeyNotOpened);
    vi.stubEnv('CASCADE_SECRET', 'another one');
    expect(() => openKey(sealed, certificate.der)).toThrow(KeyNotOpened);
    value(await renewSigningKey(office, { newRoot: true }));
    expect((await officeSigner()).certificate.der).not.toEqual(certificate.der);
    vi.unstubAllEnvs();
    value(await renewSigningKey(office, { newRoot: true }));
  });

  it('is not what the database holds in the clear, and no row of it is rewritten or taken away', async () => {
    const { key } = await officeSigner();
    const plain = key.export({ type: 'pkcs8', format: 'der' });
    const [row] = (await keys()).filter(({ sealedKey }) => sealedKey);
    for (const { sealedKey } of await keys())
      expect(Buffer.from(sealedKey ?? []).includes(plain.subarray(40, 60))).toBe(false);
    const where = { id: row?.id ?? '' };
    await expect(db.signingKey.update({ where, data: { certificate: Buffer.from('x') } })).rejects.toThrow(
      'signing_key_kept',
    );
    await expect(db.signingKey.delete({ where })).rejects.toThrow('append_only');
  });
});

describe('a certificate of another authority', { timeout: 60_000 }, () => {
  it('signs in place of the office, and is published without those that issued it', async () => {
    const now = new Date();
    const root = await makeRoot('A Ministry', now);
    const { certificate, key } = await makeSigningCertificate('A Ministry', root, now);
    const folder = await mkdtemp(path.join(tmpdir(), 'cascade-keys-'));
    const own = await officeSigner();
    try {
      const pem = [certificate, root.certificate].map(pemOf).join('');
      await writeFile(path.join(folder, 'certificate.pem'), pem);
      const locked = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'word' });
      vi.stubEnv('CASCADE_SIGNING_CERTIFICATE', path.join(folder, 'certificate.pem'));
      await expect(officeSigner()).rejects.toThrow('CASCADE_SIGNING_KEY is not set');
      vi.stubEnv('CASCADE_SIGNING_KEY', String(own.key.export({ type: 'pkcs8', format: 'pem' })));
      await expect(officeSigner()).rejects.toThrow('is not the key of');
      vi.stubEnv('CASCADE_SIGNING_KEY', String(locked));
      vi.stubEnv('CASCADE_SIGNING_PASSWORD', 'word');
      const signer = await officeSigner();
      expect([signer.certificate, ...signer.chain].map(pemOf)).toEqual(
        [certificate, root.certificate].map(pemOf),
      );
      expect(codes(await renewSigningKey(office, { newRoot: false }))).toEqual(['SIGNING_KEY_CONFIGURED']);
      const published = await publishedCertificates();
      expect(published).toContain(pemOf(certificate));
      expect(published).not.toContain(pemOf(root.certificate));
    } finally {
      await rm(folder, { recursive: true });
    }
    // Taken away again, the office makes a key of its own by the root that it had.
    vi.unstubAllEnvs();
    const again = await officeSigner();
    expect(again.certificate.der).not.toEqual(own.certificate.der);
    expect(again.chain).toEqual(own.chain);
  });
});
