import { createHmac } from 'node:crypto';
import { concat, latin1, type Bytes } from '@/lib/certificates/signature/bytes';
import { baked } from '../baking';
import { base64url, bytesOfBase64url } from '../base64url';
import type { Json } from '../json';
import { bytesOf } from './badges';
import { read, textOf, withOrderAdded, type Members } from './mutants';

const part = (value: Json): string => base64url(bytesOf(JSON.stringify(value)));
const parted = (jwt: Bytes): [string, string, string] => textOf(jwt).split('.') as [string, string, string];
const opened = (encoded: string): Members => read(bytesOfBase64url(encoded) ?? bytesOf('{}'));

/** Headers by which a reader is told to look less closely, payloads that were changed, signatures in another writing. */
export function otherTokens(jwt: Bytes, other: Bytes, publicKey: Bytes): Bytes[] {
  const [head, body, signature] = parted(jwt);
  const [theirHead, theirBody, theirSignature] = parted(other);
  const header = opened(head);
  const payload = opened(body);
  const headers: Members[] = [
    ...['none', 'None', 'NONE', 'HS256', 'ES256', 'Ed25519', ''].map((alg) => ({ ...header, alg })),
    { ...header, typ: 'JWT' },
    { ...header, cty: 'JWT' },
    { ...header, b64: false, crit: ['b64'] },
    { ...header, jwk: { kty: 'OKP', crv: 'Ed25519', x: base64url(publicKey) } },
    { ...header, jku: 'https://evil.example/keys' },
    { ...header, kid: opened(theirHead).kid ?? '' },
    { ...header, kid: `${header.kid}#` },
    { typ: 'vc+jwt', alg: 'EdDSA' },
  ];
  const payloads: Members[] = [
    { ...payload, iat: 0 },
    { ...payload, iss: 'did:web:evil.example' },
    { ...payload, exp: 4_000_000_000 },
    { ...payload, licence: 'x' },
    { ...payload, vc: payload },
    { ...payload, name: 'Another course' },
    opened(theirBody),
  ];
  const hmac = (from: string) => base64url(createHmac('sha256', publicKey).update(from).digest());
  const symmetric = `${part({ ...header, alg: 'HS256' })}.${body}`;
  const bytes = bytesOfBase64url(signature) ?? new Uint8Array(64);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  // 64 bytes are 86 letters, of the last of which four bits are nobody's.
  const unused = [1, 2, 7, 15].map((bit) => {
    const last = letters.indexOf(signature.at(-1) ?? '');
    return signature.slice(0, -1) + letters[(last & 0x30) | ((last + bit) & 0x0f)];
  });
  const signatures = [
    '',
    `${signature}=`,
    `${signature}==`,
    `${signature}A`,
    signature.slice(1),
    base64url(withOrderAdded(bytes)),
    base64url(new Uint8Array(64)),
    theirSignature,
    ...unused,
  ];
  const tokens = [
    ...headers.flatMap((each) => [`${part(each)}.${body}.${signature}`, `${part(each)}.${body}.`]),
    ...payloads.map((each) => `${head}.${part(each)}.${signature}`),
    ...signatures.map((each) => `${head}.${body}.${each}`),
    `${symmetric}.${hmac(symmetric)}`,
    `${head}.${body}`,
    `${head}..${signature}`,
    `.${body}.${signature}`,
    `${head}.${body}.${signature}.${signature}`,
    `${head}.${body}.${signature} `,
    `"${head}.${body}.${signature}"`,
    `${head}.${theirBody}.${theirSignature}`,
  ];
  return tokens.map(bytesOf);
}

/** Another picture around the badge, another place for it in the picture, or two of them. */
export function otherPictures(png: Bytes, picture: Bytes, text: string, otherText: string): Bytes[] {
  const chunk = png.slice(33, png.length - picture.length + 33);
  const end = picture.length - 12;
  // The picture with its compressed points changed, as another picture has them.
  const drawn = (place: number) => {
    const changed = picture.slice();
    changed[place] = (changed[place] ?? 0) ^ 0xff;
    return baked(changed, text);
  };
  return [
    ...Array.from({ length: 20 }, (_, index) => drawn(60 + index * 13)),
    concat(picture.slice(0, end), chunk, picture.slice(end)),
    concat(picture, chunk),
    concat(png, Uint8Array.of(0)),
    concat(png, picture),
    concat(png.slice(0, 33), chunk, png.slice(33)),
    baked(png, otherText),
    baked(baked(picture, text), text),
    ...[
      ['openbadgecredential\0\0\0', 'openbadgecredential\0\x01\0'],
      ['openbadgecredential', 'openbadgecredentiaI'],
      ['iTXt', 'tEXt'],
    ].map(([from = '', to = '']) => concat(Buffer.from(latin1(png).replace(from, to), 'latin1'))),
  ].filter((each) => latin1(each) !== latin1(png));
}
