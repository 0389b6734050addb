import { describe, expect, it } from 'vitest';
import type { Bytes } from '../signature/bytes';
import { flipped, isOther, numbers } from '../signature/testing/mutants';
import { didDocument, didOf, keyName, trustOf } from './did';
import { multikey } from './multibase';
import { judgeBadge } from './rules';
import { provenBadge } from './signing';
import { aBadge, aBadgeSigner, bytesOf, filesOf, now, picture, publicUrl, trustIn } from './testing/badges';
import { otherPictures, otherTokens } from './testing/file-mutants';
import * as mutants from './testing/mutants';

/** Two genuine badges, and one of an office that has the same name and other keys. */
const signer = aBadgeSigner();
const impostor = aBadgeSigner();
const trust = trustIn([signer]);
const files = filesOf(aBadge(0), signer);
const others = filesOf(aBadge(1, { language: 'ru' }), signer);
const forged = filesOf(aBadge(0), impostor);

const counted: Record<string, number> = {};

/** Every one of them differs from the badge and is refused; they are counted, each once. */
async function expectRefused(kind: string, badge: Bytes, made: Bytes[]): Promise<void> {
  const accepted: number[] = [];
  for (const [index, mutant] of made.entries()) {
    expect(isOther(mutant, badge), `${kind} ${index} is the badge itself`).toBe(true);
    if ((await judgeBadge(mutant, trust)).answer === 'GENUINE') accepted.push(index);
  }
  expect(accepted, kind).toEqual([]);
  counted[kind] = new Set(made.map((each) => Buffer.from(each).toString('base64'))).size;
}

describe('a badge that is not as the office signed it', { timeout: 120_000 }, () => {
  it.each(['json', 'jwt', 'png'] as const)('is refused with any bit changed, as %s', async (form) => {
    const file = files[form];
    const random = numbers(20270301);
    const all = Array.from({ length: 150 }, () =>
      flipped(file, Math.floor(random() * file.length), Math.floor(random() * 8)),
    );
    await expectRefused(`bits of ${form}`, file, all);
  });

  it.each(['json', 'jwt', 'png'] as const)('is refused when it is cut, as %s', async (form) => {
    const file = files[form];
    const random = numbers(7);
    const lengths = Array.from({ length: 30 }, () => Math.floor(random() * file.length));
    await expectRefused(
      `cut ${form}`,
      file,
      [...lengths, file.length - 1, file.length - 2].map((end) => file.slice(0, end)),
    );
  });

  it('is refused with a key that stands twice', () =>
    expectRefused('doubled keys', files.json, mutants.doubledKeys(files.json)));

  it('is refused with other words or others’ meaning of them', () =>
    expectRefused('contexts', files.json, mutants.otherContexts(files.json)));

  it('is refused with anything that the proof does not cover', () =>
    expectRefused('unknown properties', files.json, mutants.unknownProperties(files.json)));

  it('is refused with less, or in another shape', () =>
    expectRefused(
      'shapes',
      files.json,
      mutants.otherShapes(files.json).filter((each) => isOther(each, files.json)),
    ));

  it('is refused with letters that look like those that were there', () =>
    expectRefused('look-alikes', files.json, mutants.lookalikes(files.json)));

  it('is refused with parts of another genuine one', () =>
    expectRefused('swapped', files.json, [
      ...mutants.swapped(files.json, others.json),
      ...mutants.swapped(others.json, files.json),
    ]));

  it('is refused with texts that end a statement', () =>
    expectRefused('injected', files.json, mutants.injected(files.json)));

  it('is refused with another proof', () =>
    expectRefused('proofs', files.json, [
      ...mutants.otherProofs(files.json, others.json),
      ...mutants.otherProofs(files.json, forged.json),
    ]));

  it('is refused as a token that asks to be looked at less closely', () =>
    expectRefused(
      'tokens',
      files.jwt,
      [
        ...otherTokens(files.jwt, others.jwt, signer.publicKey),
        ...otherTokens(files.jwt, forged.jwt, impostor.publicKey),
      ].filter((each) => isOther(each, files.jwt) && isOther(each, others.jwt)),
    ));

  it('is refused in another picture', () => {
    const text = (file: Bytes) => JSON.stringify(JSON.parse(Buffer.from(file).toString()));
    return expectRefused(
      'pictures',
      files.png,
      otherPictures(files.png, picture(), text(files.json), text(others.json)),
    );
  });

  it('is refused when others have signed it, under whatever name', async () => {
    const named = Array.from({ length: 12 }, (_, index) => {
      const { proof, ...badge } = provenBadge(aBadge(index), impostor, now);
      const asOurs = { ...proof, verificationMethod: keyName(signer.did, signer.publicKey) };
      return bytesOf(JSON.stringify({ ...badge, proof: asOurs }));
    });
    const elsewhere = aBadge(0, {}, { publicUrl: 'https://evil.example' });
    const crossed = filesOf(elsewhere, { ...signer, key: impostor.key });
    const wrongIssuer = filesOf(elsewhere, signer);
    const all = Array.from({ length: 12 }, (_, index) =>
      Object.values(filesOf(aBadge(index), impostor)),
    ).flat();
    await expectRefused('other keys', files.json, [
      ...named,
      ...all,
      ...Object.values(crossed),
      wrongIssuer.json,
      wrongIssuer.jwt,
    ]);
  });

  it('makes more than 1,500 of them', () => {
    expect(Object.values(counted).reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(1500);
  });
});

it('a hundred genuine ones are accepted by what is published, over three rotations of the key', async () => {
  const years = [0, 1, 2, 3].map((more) => new Date(Date.UTC(2027 + more, 2, 1, 9, 30)));
  const signers = years.map(() => aBadgeSigner());
  const keys = signers.map(({ publicKey }, index) => ({
    publicKey,
    endsAt: years[index + 1] ?? new Date(Date.UTC(2035, 0, 1)),
  }));
  const published = trustOf(JSON.parse(JSON.stringify(didDocument(didOf(publicUrl), keys))));
  const answers = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const turn = index % signers.length;
      const language = (['en', 'ru', 'en-ru'] as const)[index % 3];
      const badge = aBadge(index, { language }, { sensitive: index % 5 === 0 });
      const made = filesOf(badge, signers[turn]!, years[turn]);
      const file = Object.values(made)[index % 3]!;
      const verdict = await judgeBadge(file, published!);
      return verdict.answer === 'GENUINE' && verdict.number === badge.credentialSubject.licenseNumber
        ? 'genuine'
        : verdict;
    }),
  );
  expect(answers).toEqual(answers.map(() => 'genuine'));
  expect(published?.has(multikey(signers[0]!.publicKey))).toBe(true);
}, 600_000);
