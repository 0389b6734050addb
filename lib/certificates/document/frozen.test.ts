import { createHash } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { closeCertificateWorkers, renderCertificate } from './render';
import { aSnapshot } from './testing/snapshot';

afterAll(closeCertificateWorkers);

// Papers that are out are drawn again from their snapshots: where one of these sums changes, they are other papers.
it.each([
  ['in English', aSnapshot(), '285289bf32fb31060e5ae90ff5b52e920c39c29539381f9ce447472b8cb03900'],
  [
    'in Russian',
    aSnapshot({ language: 'ru' }),
    '250c87e6a43c42be2698333c72dae2818585824682b0d4402e2fe811fd6eb13c',
  ],
  [
    'in both languages',
    aSnapshot({ language: 'en-ru' }),
    '49ebccef5159eb3d1ccc74ec6f15c0bdad01df672cd884defac0c20e6520e018',
  ],
  [
    'of attendance, unsigned, with a status that ends',
    aSnapshot({
      kind: 'ATTENDANCE',
      signatories: [],
      qualification: { nameEn: 'Trainer', nameRu: 'Тренер', validUntil: '2020-06-15' },
    }),
    'e8cf28bdf74201e7b41cdeb1c1933aa208e1e925e8158bbc5d042ce30444162e',
  ],
] as const)(
  'draws a paper of version 1 %s with the same bytes as ever',
  async (_, snapshot, sum) => {
    const pdf = await renderCertificate(snapshot);
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(sum);
  },
  60_000,
);
