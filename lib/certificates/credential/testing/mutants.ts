import { concat, type Bytes } from '@/lib/certificates/signature/bytes';
import { base64url } from '../base64url';
import type { Json } from '../json';
import { bytesOfMultibase, multibase } from '../multibase';
import { bytesOf } from './badges';

export type Members = { [key: string]: Json };
type Path = (string | number)[];

export const textOf = (bytes: Bytes): string => Buffer.from(bytes).toString('utf8');
export const read = (json: Bytes): Members => JSON.parse(textOf(json)) as Members;
const written = (value: Json): Bytes => bytesOf(JSON.stringify(value, null, 2));

const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place in a document, the whole of it first. */
function placesIn(value: Json, path: Path = []): Path[] {
  const inside = Array.isArray(value)
    ? value.flatMap((each, index) => placesIn(each, [...path, index]))
    : isMembers(value)
      ? Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))
      : [];
  return [path, ...inside];
}

const at = (value: Json, path: Path): Json =>
  path.reduce<Json>((found, step) => (found as Members)[step] ?? null, value);

/** The document with something else in one place; `undefined` takes the place out. */
function having(json: Bytes, path: Path, value: Json | undefined): Bytes {
  const document = read(json);
  const parent = at(document, path.slice(0, -1));
  const step = path.at(-1) ?? '';
  if (value === undefined && Array.isArray(parent)) parent.splice(Number(step), 1);
  else if (value === undefined) delete (parent as Members)[step];
  else (parent as Members)[step] = value;
  return written(document);
}

const insides = (json: Bytes): Path[] => placesIn(read(json)).slice(1);
const textsIn = (json: Bytes): [Path, string][] =>
  insides(json).flatMap((path) => {
    const value = at(read(json), path);
    return typeof value === 'string' ? [[path, value]] : [];
  });
const objectsIn = (json: Bytes): Path[] =>
  placesIn(read(json)).filter((path) => isMembers(at(read(json), path)));

/** A key that stands twice, with the same value and with another one, before and behind. */
export function doubledKeys(json: Bytes): Bytes[] {
  const lines = textOf(json).split('\n');
  return lines.flatMap((line, index) => {
    const [, indent, key] = /^( *)"([^"]+)": /.exec(line) ?? [];
    if (!key) return [];
    const twice = (other: string) =>
      bytesOf(lines.toSpliced(index, 0, `${indent}"${key}": ${other},`).join('\n'));
    const escaped = `\\u${key.charCodeAt(0).toString(16).padStart(4, '0')}${key.slice(1)}`;
    const asEscaped = bytesOf(lines.toSpliced(index, 0, `${indent}"${escaped}": "other",`).join('\n'));
    return [twice('"other"'), asEscaped];
  });
}

export function otherContexts(json: Bytes): Bytes[] {
  const context = read(json)['@context'] as string[];
  const [first = '', second = ''] = context;
  const evil = 'https://evil.example/context.json';
  const others: Json[] = [
    [first],
    [second],
    [second, first],
    [first, second, evil],
    [evil, first, second],
    [first, second, { name: 'https://evil.example/name' }],
    [first, second, { '@vocab': 'https://evil.example/' }],
    [first, second, second],
    [first, [second]],
    [first.replace('https', 'http'), second],
    [first, second.replace('3.0.3', '3.0.2')],
    [first, `${second}#`],
    [first, second.replace('o', 'о')],
    ['https://www.w3.org/2018/credentials/v1', second],
    first,
    {},
    null,
    [],
  ];
  const nested = objectsIn(json)
    .filter((path) => path.length > 0)
    .flatMap((path) =>
      [context, { '@vocab': 'https://evil.example/' }].map((other) =>
        having(json, [...path, '@context'], other),
      ),
    );
  return [...others.map((other) => having(json, ['@context'], other)), ...nested];
}

/** What no proof covers, in every object. */
export function unknownProperties(json: Bytes): Bytes[] {
  const names = [
    'note',
    'evidence',
    'termsOfUse',
    '@graph',
    '@included',
    '@reverse',
    'nаme',
    'id',
    '@id',
    '@type',
  ];
  return objectsIn(json).flatMap((path) =>
    names.flatMap((name) => {
      const known = Object.hasOwn(at(read(json), path) as Members, name);
      return known ? [] : [having(json, [...path, name], 'urn:other'), having(json, [...path, name], null)];
    }),
  );
}

/** A part taken out, emptied, of another kind, or wrapped as JSON-LD would not mind. */
export function otherShapes(json: Bytes): Bytes[] {
  return insides(json).flatMap((path) => {
    const value = at(read(json), path);
    const wrapped: Json[] = Array.isArray(value) ? [value[0] ?? null, [...value, ...value], []] : [[value]];
    const others: Json[] =
      typeof value === 'string' ? [{ '@value': value }, { '@id': value }, ''] : [String(value)];
    return [undefined, null, ...wrapped, ...others].map((other) => having(json, path, other));
  });
}

const twins: Record<string, string> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  A: 'А',
  C: 'С',
  O: 'О',
  T: 'Т',
  '0': 'O',
  '1': 'l',
};

/** Each text with a letter that looks like the one that was there, with one that is not seen, and in other case. */
export function lookalikes(json: Bytes): Bytes[] {
  return textsIn(json).flatMap(([path, text]) => {
    const letter = [...text].find((each) => each in twins);
    const others = [
      ...(letter ? [text.replace(letter, twins[letter] ?? '')] : []),
      `${text}\u200b`,
      ` ${text}`,
      text.toUpperCase(),
      text.normalize('NFD'),
    ];
    return others.filter((other) => other !== text).map((other) => having(json, path, other));
  });
}

/** Parts of one genuine badge in another. */
export function swapped(json: Bytes, other: Bytes): Bytes[] {
  return insides(json).flatMap((path) => {
    const [own, theirs] = [json, other].map((each) => at(read(each), path));
    return theirs === null || JSON.stringify(own) === JSON.stringify(theirs)
      ? []
      : [having(json, path, theirs ?? null)];
  });
}

/** Texts that end a term of N-Quads and begin another statement. */
export function injected(json: Bytes): Bytes[] {
  const texts = [
    '> .\n<urn:x> <https://schema.org/name> "x',
    '" .\n_:b0 <https://schema.org/name> "x',
    '\\',
    '\u0000',
    '\n',
    '_:b0',
    'urn:x>',
  ];
  return textsIn(json).flatMap(([path, text]) => texts.map((more) => having(json, path, text + more)));
}

/** The order of the group, in which a signature's second half is counted (RFC 8032, 5.1). */
const order = 2n ** 252n + 27742317777372353535851937790883648493n;

/** A signature that lenient readers take for the same. */
export function withOrderAdded(signature: Bytes): Bytes {
  const half =
    [...signature.slice(32)].reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n) + order;
  return concat(
    signature.slice(0, 32),
    Uint8Array.from({ length: 32 }, (_, index) => Number((half >> BigInt(8 * index)) & 255n)),
  );
}

/** Proofs that were made otherwise, of something else, or not at all. */
export function otherProofs(json: Bytes, other: Bytes): Bytes[] {
  const [proof, theirs] = [json, other].map((each) => read(each).proof as Members) as [Members, Members];
  const value = String(proof.proofValue);
  const signature = bytesOfMultibase(value, 64) ?? new Uint8Array(64);
  const values = [
    '',
    'z',
    `z1${value.slice(1)}`,
    `${value}1`,
    value.slice(0, -1),
    ` ${value}`,
    `u${base64url(signature)}`,
    multibase(withOrderAdded(signature)),
    multibase(new Uint8Array(64)),
    multibase(concat(signature, signature)),
    String(theirs.proofValue),
  ];
  const proofs: Json[] = [
    [],
    [proof],
    [proof, proof],
    [theirs, proof],
    theirs,
    null,
    { ...proof, cryptosuite: 'eddsa-jcs-2022' },
    { ...proof, cryptosuite: 'ecdsa-rdfc-2019' },
    { ...proof, type: 'Ed25519Signature2020' },
    { ...proof, proofPurpose: 'authentication' },
    { ...proof, created: '2027-03-01T09:30:01Z' },
    { ...proof, created: '2027-03-01T09:30:00.000Z' },
    { ...proof, created: '2027-03-01T14:30:00+05:00' },
    { ...proof, expires: '2099-01-01T00:00:00Z' },
    { ...proof, domain: 'cascade.example.org' },
    { ...proof, previousProof: 'urn:x' },
    { ...proof, verificationMethod: String(proof.verificationMethod).replace('#', '?#') },
    { ...proof, verificationMethod: String(proof.verificationMethod).split('#')[1] ?? '' },
    { ...proof, verificationMethod: `${proof.verificationMethod}-jwk` },
  ];
  return [
    ...values.map((each) => having(json, ['proof', 'proofValue'], each)),
    ...proofs.map((each) => having(json, ['proof'], each)),
  ];
}
