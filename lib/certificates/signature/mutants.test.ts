import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCertificateWorkers } from '@/lib/certificates/document/render';
import { makeSigningCertificate } from './authority';
import type { Bytes } from './bytes';
import type { PublicCertificate } from './certificate';
import { judgePaper } from './rules';
import * as mutants from './testing/mutants';
import { anOffice, drawnPapers, now, signed, signerOf, type Drawn } from './testing/papers';

/** One genuine paper and one of an office that has the same name and other keys. */
let office: Awaited<ReturnType<typeof anOffice>>;
let impostor: Awaited<ReturnType<typeof anOffice>>;
let papers: Drawn[];
let [paper, another, forged]: Bytes[] = [];
let trust: PublicCertificate[];
beforeAll(async () => {
  [office, impostor, papers] = await Promise.all([anOffice(), anOffice(), drawnPapers(100)]);
  trust = [office.root.certificate, office.signing.certificate];
  [paper, another, forged] = await Promise.all([
    signed(papers[0]!, office.signer),
    signed(papers[3]!, office.signer),
    signed(papers[0]!, impostor.signer),
  ]);
}, 600_000);
afterAll(closeCertificateWorkers);

const counted: Record<string, number> = {};

/** Every one of them differs from the paper and is refused; they are counted. */
async function expectRefused(kind: string, made: Bytes[]): Promise<void> {
  const accepted: number[] = [];
  for (const [index, mutant] of made.entries()) {
    expect(mutants.isOther(mutant, paper!), `${kind} ${index} is the paper itself`).toBe(true);
    if ((await judgePaper(mutant, trust)).answer === 'GENUINE') accepted.push(index);
  }
  expect(accepted, kind).toEqual([]);
  counted[kind] = made.length;
}

describe('a paper that is not as the office signed it', { timeout: 120_000 }, () => {
  it('is refused with any bit changed, wherever it is', async () => {
    const random = mutants.numbers(20270301);
    const places = Array.from({ length: 180 }, () => Math.floor(random() * paper!.length));
    const gap = Buffer.from(paper!).indexOf('/Contents <');
    const inContainer = Array.from({ length: 100 }, (_, i) => gap + 11 + i * 61);
    const all = [...places, ...inContainer, ...Array.from({ length: 20 }, (_, i) => gap - 190 + i * 10)];
    await expectRefused(
      'bits',
      all.map((at) => mutants.flipped(paper!, at, Math.floor(random() * 8))),
    );
    // The case of a digit of the container: the same number, and another file.
    await expectRefused(
      'case',
      inContainer
        .filter((at) => (paper![at] ?? 0) >= 0x61)
        .slice(0, 20)
        .map((at) => mutants.flipped(paper!, at, 5)),
    );
  });

  it('is refused when it is cut, anywhere', async () => {
    const random = mutants.numbers(7);
    const lengths = Array.from({ length: 60 }, () => Math.floor(random() * paper!.length));
    const ends = [1, 2, 3, 5, 6, 10].map((less) => paper!.length - less);
    await expectRefused(
      'cut',
      [...lengths, ...ends].map((length) => paper!.slice(0, length)),
    );
  });

  it('is refused with anything behind it or before it', () =>
    expectRefused('appended', mutants.appended(paper!, another!)));

  it('is refused with parts of another genuine one', () =>
    expectRefused('swapped', [...mutants.swapped(paper!, another!), ...mutants.swapped(another!, paper!)]));

  it('is refused with a second signature, or one that does not cover it all', () =>
    expectRefused('doubled', [...mutants.doubled(paper!, another!), ...mutants.doubled(paper!, forged!)]));

  it('is refused with letters that look like those that were there', () =>
    expectRefused('look-alikes', mutants.lookalikes(paper!)));

  it('is refused with a container of another form', () =>
    expectRefused('containers', [
      ...mutants.otherContainers(paper!, another!).filter((each) => mutants.isOther(each, paper!)),
      ...mutants.otherContainers(paper!, forged!),
    ]));

  it('is refused when others have signed it, under whatever name', async () => {
    const byOffice = await makeSigningCertificate('Regional Office', office.signing, now);
    const mixed = { ...impostor.signer, chain: [office.root.certificate] };
    const wrongKey = { ...office.signer, key: impostor.signing.key };
    const root = { certificate: office.root.certificate, chain: [], key: impostor.root.key };
    const others = await Promise.all([
      ...papers.slice(0, 12).map((each) => signed(each, impostor.signer)),
      ...papers.slice(0, 4).map((each) => signed(each, signerOf(byOffice, office.signing))),
      ...papers.slice(0, 4).map((each) => signed(each, mixed)),
      ...papers.slice(0, 4).map((each) => signed(each, wrongKey)),
      ...papers.slice(0, 4).map((each) => signed(each, root)),
    ]);
    await expectRefused('other keys', others);
  });

  it('makes 500 of them', () => {
    expect(Object.values(counted).reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(500);
  });
});

it('a hundred genuine ones are accepted by the root alone, over three rotations of the key', async () => {
  const years = [0, 1, 2, 3].map((more) => new Date(Date.UTC(2027 + more, 2, 2)));
  const signers = await Promise.all(
    years.map(async (at) => ({
      at,
      signer: signerOf(await makeSigningCertificate('Regional Office', office.root, at), office.root),
    })),
  );
  const answers = await Promise.all(
    papers.map(async (each, index) => {
      const { at, signer } = signers[index % signers.length]!;
      const verdict = await judgePaper(await signed(each, signer, at), [office.root.certificate]);
      return verdict.answer === 'GENUINE' && verdict.number === each.number ? 'genuine' : verdict;
    }),
  );
  expect(answers).toEqual(papers.map(() => 'genuine'));
}, 600_000);
