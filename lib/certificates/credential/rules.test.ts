import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { didDocument, didOf, trustOf } from './did';
import { judgeBadge, judgeStatusList } from './rules';
import { provenBadge, provenStatusList } from './signing';
import { statusListOf } from './status/content';
import { endedBy } from './status/ended';
import { aBadge, aBadgeSigner, bytesOf, filesOf, now, publicUrl, trustIn } from './testing/badges';

const signer = aBadgeSigner();
const trust = trustIn([signer]);
let files: ReturnType<typeof filesOf>;
beforeAll(() => {
  files = filesOf(aBadge(), signer);
});

describe('a badge of the office', { timeout: 60_000 }, () => {
  it.each(['json', 'png', 'jwt'] as const)('is genuine as %s, and says what it is of', async (form) => {
    expect(await judgeBadge(files[form], trust)).toMatchObject({
      answer: 'GENUINE',
      number: 'TST-2027-000001',
      address: expect.stringMatching(/\/verify\/[0-9A-Z]{26}$/),
      signer: 'UNODC Regional Office for Central Asia',
      at: now,
      badge: { name: expect.stringContaining('Strengthening Families') },
    });
  });

  it('stays genuine when a wallet has written it again, with other spaces and in another order', async () => {
    const { proof, ...badge } = provenBadge(aBadge(), signer, now);
    const turned = Object.fromEntries(Object.entries(badge).toReversed());
    for (const text of [
      JSON.stringify({ proof, ...badge }),
      `${JSON.stringify({ ...turned, proof }, null, 7)}\n`,
    ])
      expect((await judgeBadge(bytesOf(text), trust)).answer).toBe('GENUINE');
  });

  it('is genuine whatever its words are', async () => {
    const words = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 60 })
      .filter((text) => /\S/.test(text));
    await fc.assert(
      fc.asyncProperty(words, words, async (title, name) => {
        const { course } = { course: { titleEn: title, titleRu: null, kind: 'WORKSHOP' as const } };
        const badge = aBadge(1, { course, holder: { officialName: null, latinName: name } });
        if (badge.credentialSubject.identifier.length === 0) return;
        const made = filesOf(badge, signer);
        for (const file of Object.values(made))
          expect((await judgeBadge(file, trust)).answer).toBe('GENUINE');
      }),
      { numRuns: 30 },
    );
  });

  it('is not ours by another key, and not genuine when its key had ended before', async () => {
    const other = aBadgeSigner();
    for (const file of Object.values(filesOf(aBadge(), other)))
      expect(await judgeBadge(file, trust)).toEqual({ answer: 'NOT_OURS', reason: 'OTHER_SIGNER' });
    const ended = trustIn([signer], new Date(+now - 1000));
    for (const file of Object.values(files))
      expect(await judgeBadge(file, ended)).toEqual({ answer: 'NOT_OURS', reason: 'NOT_VALID_THEN' });
  });

  it('is genuine of an office whose host is in other letters', async () => {
    const there = 'https://офис.example';
    const by = { ...signer, did: didOf(there) };
    const verifyUrl = `${there}/verify/${'7'.repeat(26)}`;
    const badge = aBadge(0, { verifyUrl }, { publicUrl: there });
    for (const file of Object.values(filesOf(badge, by)))
      expect((await judgeBadge(file, trust)).answer).toBe('GENUINE');
    const list = JSON.stringify(provenStatusList(statusListOf(there, 0, [1000], now), by, now));
    const read = await judgeStatusList(list, trust);
    expect(read && (await endedBy(read.list, badge))).toBe(true);
  });

  it('is still ours when the office has another address', async () => {
    const moved = trustOf(didDocument(didOf('https://new.example.org:8443'), [...trust.values()]));
    expect((await judgeBadge(files.json, moved!)).answer).toBe('GENUINE');
  });
});

describe('what is no badge', () => {
  it.each([
    ['a letter', 'Dear all', 'UNREADABLE'],
    ['a list', '[]', 'UNREADABLE'],
    ['nothing', '', 'UNREADABLE'],
    ['three words with points', 'a.b.c', 'UNREADABLE'],
    ['JSON of something else', '{"a":1}', 'NOT_OURS'],
  ])('is said to be that: %s', async (_, text, answer) => {
    expect((await judgeBadge(bytesOf(text), trust)).answer).toBe(answer);
  });

  it('carries no signature: a picture without a badge', async () => {
    const bare = filesOf(aBadge(), signer).png.slice(0, 33);
    expect(await judgeBadge(bare, trust)).toEqual({ answer: 'NOT_OURS', reason: 'NO_SIGNATURE' });
  });
});

describe('a badge ends', () => {
  const until = (validUntil: string) => ({ nameEn: 'Trainer', nameRu: null, validUntil });
  it.each([
    ['with its paper', { expiresOn: '2019-06-15' }, false, '2019-06-15'],
    ['with its status', { qualification: until('2018-06-15') }, false, '2018-06-15'],
    [
      'with what ends first',
      { expiresOn: '2019-06-15', qualification: until('2018-06-15') },
      false,
      '2018-06-15',
    ],
    [
      'with its paper, where the status is not told',
      { expiresOn: '2019-06-15', qualification: until('2018-06-15') },
      true,
      '2019-06-15',
    ],
  ])('%s', (_, over, sensitive, day) => {
    expect(aBadge(0, over, { sensitive }).validUntil).toBe(`${day}T23:59:59Z`);
  });

  it('never, where neither does', () => {
    expect(aBadge()).not.toHaveProperty('validUntil');
  });
});

describe('a sensitive run', () => {
  it('shows neither title nor place nor dates nor status', () => {
    const text = JSON.stringify(aBadge(0, {}, { sensitive: true }));
    expect(text).not.toMatch(/Strengthening|Tashkent|13–15|National SFP|24 hours|validUntil/);
    expect(text).toContain('A training course');
    expect(text).toContain('Osmonova Zhyldyz');
  });
});

describe('the DID of the office', () => {
  it('names the port with %3A', () => {
    expect(didOf('https://cascade.example.org')).toBe('did:web:cascade.example.org');
    expect(didOf('http://localhost:3000')).toBe('did:web:localhost%3A3000');
  });

  it('publishes each key with its end, and is read back', () => {
    const keys = [aBadgeSigner(), aBadgeSigner()].map(({ publicKey }, index) => ({
      publicKey,
      endsAt: new Date(Date.UTC(2030 + index, 0, 1)),
    }));
    const document = didDocument(didOf(publicUrl), keys);
    expect(document.assertionMethod).toEqual(document.verificationMethod.map(({ id }) => id));
    expect([...(trustOf(JSON.parse(JSON.stringify(document))) ?? new Map()).values()]).toEqual(keys);
  });

  it.each([null, 7, {}, { id: 'did:web:x' }, { id: 'did:key:x', verificationMethod: [] }])(
    'is not %j',
    (document) => {
      expect(trustOf(document)).toBeNull();
    },
  );
});

describe('the list of what has ended', { timeout: 60_000 }, () => {
  const listed = (ended: number[], by = signer) =>
    JSON.stringify(provenStatusList(statusListOf(publicUrl, 0, ended, now), by, now));

  it('tells of a badge, and only of what is in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(131_071), { maxLength: 40 }),
        fc.nat(131_071),
        async (ended, index) => {
          const read = await judgeStatusList(listed(ended), trust);
          const badge = aBadge(0, {}, { statusIndex: index });
          expect(read && (await endedBy(read.list, badge))).toBe(ended.includes(index));
          const elsewhere = aBadge(0, {}, { statusIndex: index + 131_072 });
          expect(read && (await endedBy(read.list, elsewhere))).toBeNull();
        },
      ),
      { numRuns: 20 },
    );
  });

  it('counts only as the office has signed it', async () => {
    expect(await judgeStatusList(listed([], aBadgeSigner()), trust)).toBeNull();
    const text = listed([1000]);
    const empty = JSON.parse(listed([])) as { credentialSubject: { encodedList: string } };
    const swapped = { ...JSON.parse(text), credentialSubject: empty.credentialSubject };
    expect(await judgeStatusList(JSON.stringify(swapped), trust)).toBeNull();
  });
});
