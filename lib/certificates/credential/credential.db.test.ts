import { beforeAll, describe, expect, it, vi } from 'vitest';
import { coordinatorOf, office, value } from '@/lib/runs/testing/fixture';
import { stranger } from '@/lib/attendance/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { revokeCertificate } from '../commands';
import { issueCertificates } from '../issue/commands';
import { renewCredentialKey } from '../keys/credential/commands';
import { publishedCredentialKeys } from '../keys/credential/queries';
import { concat } from '../signature/bytes';
import { accountOf, certifiableRun } from '../testing/fixture';
import { certificateBadge } from './commands';
import { didDocument, didOf, trustOf, type BadgeTrust } from './did';
import { judgeKept, keptOf } from './offline';
import { judgeBadge } from './rules';
import { publishedStatusList } from './status/commands';

const url = 'http://localhost:3000';

async function issued(options: Parameters<typeof certifiableRun>[0] = {}) {
  const run = await certifiableRun({ people: 4, ...options });
  value(await issueCertificates(run.coordinator, run.runId, run.input()));
  const certificates = await db.certificate.findMany({
    where: { runId: run.runId },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, code: true, enrolmentId: true, statusIndex: true },
  });
  return { ...run, certificates, first: certificates[0]!.id };
}

const document = async () => JSON.stringify(didDocument(didOf(url), await publishedCredentialKeys()));
const trust = async (): Promise<BadgeTrust> => trustOf(JSON.parse(await document()))!;

let made: Awaited<ReturnType<typeof issued>>;
beforeAll(async () => {
  vi.stubEnv('CASCADE_URL', url);
  made = await issued();
  return () => vi.unstubAllEnvs();
});

describe('the badge of a certificate', { timeout: 60_000 }, () => {
  it.each(['json', 'png', 'jwt'] as const)(
    'is handed out as %s, the same each time, and is genuine',
    async (form) => {
      const file = await certificateBadge(office, made.first, form);
      const { number, code } = made.certificates[0]!;
      expect(file.name).toBe(`${number}.${form}`);
      expect(await certificateBadge(office, made.first, form)).toEqual(file);
      expect(await judgeBadge(concat(file.bytes), await trust())).toMatchObject({
        answer: 'GENUINE',
        number,
        code,
      });
    },
  );

  it('stays genuine when the key has changed, and so does the one that is handed out then', async () => {
    const before = await certificateBadge(office, made.first, 'json');
    for (let turn = 0; turn < 3; turn++) value(await renewCredentialKey(office));
    const after = await certificateBadge(office, made.first, 'json');
    expect(after.bytes).not.toEqual(before.bytes);
    for (const { bytes } of [before, after])
      expect((await judgeBadge(concat(bytes), await trust())).answer).toBe('GENUINE');
  });

  it('is for its holder and for who manages the run, and not there for anybody else', async () => {
    const [first, second] = made.certificates;
    const holder = await accountOf(first!.enrolmentId);
    for (const actor of [holder, made.coordinator])
      expect((await certificateBadge(actor, made.first, 'json')).name).toBe(`${first!.number}.json`);
    const elsewhere = await coordinatorOf({ programmeId: (await certifiableRun()).programmeId });
    for (const actor of [made.trainer, elsewhere, await stranger()])
      await expect(certificateBadge(actor, made.first, 'json')).rejects.toThrow(NotFound);
    await expect(certificateBadge(holder, second!.id, 'json')).rejects.toThrow(NotFound);
  });

  it('says of a sensitive run neither title nor place', async () => {
    const { first } = await issued({ sensitive: true });
    const { bytes } = await certificateBadge(office, first, 'json');
    expect(Buffer.from(bytes).toString()).not.toMatch(/Bishkek|Бишкек|"Course|Курс/);
  });

  it('shares nothing with that of another person of the run but the office and the words', async () => {
    const [a, b] = await Promise.all(
      made.certificates.slice(0, 2).map(async ({ id }) => {
        const { bytes } = await certificateBadge(office, id, 'json');
        return Buffer.from(bytes).toString();
      }),
    );
    const ids = (text = ''): string[] => text.match(/"(id|statusListIndex)": "[^"]+"/g) ?? [];
    expect(ids(a).filter((each) => ids(b).includes(each))).toEqual([
      '"id": "did:web:localhost%3A3000"',
      `"id": "${url}/open-badge.png"`,
    ]);
  });
});

describe('the key of the badges', { timeout: 60_000 }, () => {
  it('is made once, however many ask for it first', async () => {
    await Promise.all([1, 2, 3].map(() => certificateBadge(office, made.first, 'json')));
    const [{ count } = { count: 0n }] = await db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM credential_key WHERE retired_at IS NULL`;
    expect(count).toBe(1n);
    const entries = await db.auditEntry.findMany({ where: { action: 'makeCredentialKey' } });
    expect(entries.length).toBe(await db.credentialKey.count());
  });

  it('is renewed by an administrator, and the one before it is thrown away', async () => {
    await certificateBadge(office, made.first, 'json');
    await expect(renewCredentialKey(await stranger())).rejects.toThrow(NotFound);
    value(await renewCredentialKey(office));
    const keys = await db.credentialKey.findMany({ orderBy: { madeAt: 'asc' } });
    expect(keys.slice(0, -1).every(({ sealedKey, retiredAt }) => sealedKey === null && retiredAt)).toBe(true);
    expect(keys.at(-1)).toMatchObject({ retiredAt: null, sealedKey: expect.anything() });
    const where = { id: keys[0]!.id };
    await expect(
      db.credentialKey.update({ where, data: { retiredAt: null, retiredBy: null } }),
    ).rejects.toThrow();
    await expect(db.credentialKey.delete({ where })).rejects.toThrow('append_only');
  });

  it('opens by no other secret', async () => {
    const { id, sealedKey } = await db.credentialKey.findFirstOrThrow({ where: { retiredAt: null } });
    expect(id && sealedKey?.length).toBeGreaterThan(48);
    vi.resetModules();
    vi.stubEnv('CASCADE_SECRET', 'another one');
    try {
      const { officeCredentialKey } = await import('../keys/credential/commands');
      await expect(officeCredentialKey()).rejects.toThrow('sealed with another CASCADE_SECRET');
    } finally {
      vi.unstubAllEnvs();
      vi.stubEnv('CASCADE_URL', url);
    }
  });
});

describe('the list of what has ended', () => {
  it('tells of a certificate that was revoked, and of no other', async () => {
    const { certificates, coordinator } = await issued();
    const files = await Promise.all(
      certificates.map(async ({ id }) => concat((await certificateBadge(office, id, 'png')).bytes)),
    );
    const states = async () => {
      const kept = await keptOf([await document(), (await publishedStatusList(0))!.text]);
      const verdicts = await Promise.all(files.map((file) => judgeKept(file, kept, new Date())));
      return verdicts.map((verdict) => 'holds' in verdict && verdict.holds.state);
    };
    expect(await states()).toEqual(certificates.map(() => 'HOLDS'));
    value(await revokeCertificate(coordinator, certificates[1]!.id, { reason: 'Issued by mistake' }));
    expect(await states()).toEqual(['HOLDS', 'ENDED', 'HOLDS']);
  });

  it('is not there before there is a certificate in it', async () => {
    expect(await publishedStatusList(1)).toBeNull();
  });
});

describe('a certificate’s place in the list', () => {
  it('is its own, at random, and stays', async () => {
    const run = await issued({ people: 40 });
    const places = run.certificates.map(({ statusIndex }) => statusIndex);
    expect(new Set(places).size).toBe(39);
    expect(places.every((place) => place >= 0 && place < 131_072)).toBe(true);
    expect(places.toSorted((a, b) => a - b)).not.toEqual(places);
    await expect(
      db.certificate.update({ where: { id: run.first }, data: { statusIndex: 1 } }),
    ).rejects.toThrow('certificate_frozen');
  });

  it('is nobody else’s, when two runs are certified at once', async () => {
    const runs = await Promise.all([certifiableRun({ people: 20 }), certifiableRun({ people: 20 })]);
    const outcomes = await Promise.all(
      runs.map((run) => issueCertificates(run.coordinator, run.runId, run.input())),
    );
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const all = await db.certificate.findMany({ select: { statusIndex: true } });
    expect(new Set(all.map(({ statusIndex }) => statusIndex)).size).toBe(all.length);
  });

  it('is in the next list when one is nearly full', async () => {
    // As many draws as there are places and more, in one statement: each sees those before it.
    const drawn = await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`DISCARD PLANS`;
        await tx.$executeRaw`CREATE TEMPORARY TABLE certificate (status_index integer UNIQUE DEFAULT free_status_index(), n integer)
        ON COMMIT DROP`;
        await tx.$executeRaw`INSERT INTO pg_temp.certificate (n) SELECT n FROM generate_series(1, 140000) AS n`;
        return tx.$queryRaw<{ list: number; count: bigint }[]>`
        SELECT status_index / 131072 AS list, count(*) FROM pg_temp.certificate GROUP BY 1 ORDER BY 1`;
      },
      { timeout: 60_000 },
    );
    expect(drawn.map(({ list }) => list)).toEqual([0, 1]);
    expect(Number(drawn[0]?.count)).toBeGreaterThan(98_304);
    expect(drawn.reduce((sum, { count }) => sum + Number(count), 0)).toBe(140_000);
  }, 600_000);
});
