import { createHash, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { concat, hexOf, ascii, type Bytes } from './bytes';
import { readCertificate, rsaModulusLength, type PublicCertificate } from './certificate';
import { container, signedAttributes } from './container';
import { inSetOrder } from './der';
import type { Marks } from './paper';
import { placeSignature } from './placing';

/** Who signs: a certificate with the key that belongs to it (RSA), and the certificates of its issuers for readers. */
export type Signer = { certificate: PublicCertificate; chain: PublicCertificate[]; key: KeyObject };

const signInThePool = promisify(
  (data: Uint8Array, key: KeyObject, done: (error: Error | null, signature: Buffer) => void) =>
    sign('sha256', data, key, done),
);

const digestOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** RSA signature (PKCS #1 v1.5, SHA-256): the same for the same bytes. Made in a thread of Node's own. */
export const rsaSignature = (data: Uint8Array, key: KeyObject): Promise<Uint8Array> =>
  signInThePool(data, key);

/** What the containers of a signer have in common: all but the document's digest and the signature. */
function preparedBy({ certificate, chain: issuers }: Signer) {
  const chain = inSetOrder(issuers.map(({ der }) => der)).map((der) => readCertificate(concat(der)));
  const chained = chain.map(({ der }) => der);
  const digested = (each: PublicCertificate) => ({ certificate: each, digest: digestOf(each.der) });
  const [own, others] = [digested(certificate), chain.map(digested)];
  const attributesOf = (digest: Uint8Array) => signedAttributes(digest, own, others);
  const contained = (attributes: Bytes, signature: Uint8Array) =>
    container(certificate, chained, attributes, signature);
  const { length } = contained(
    attributesOf(new Uint8Array(32)),
    new Uint8Array(rsaModulusLength(certificate.publicKey)),
  );
  return { attributesOf, contained, length };
}

/** A batch has one signer. */
const prepared = new WeakMap<Signer, ReturnType<typeof preparedBy>>();

/**
 * The paper with a PAdES B-B signature over all of it. The same paper, marks and key give the same bytes. Throws for
 * a PDF that is not as Typst writes it.
 */
export async function signPaper(pdf: Bytes, marks: Omit<Marks, 'signer'>, signer: Signer): Promise<Bytes> {
  const by = prepared.get(signer) ?? preparedBy(signer);
  prepared.set(signer, by);
  const { before, after } = placeSignature(pdf, { ...marks, signer: signer.certificate.name }, by.length);
  const attributes = by.attributesOf(createHash('sha256').update(before).update(after).digest());
  const signed = by.contained(attributes, await rsaSignature(attributes, signer.key));
  return concat(before, ascii(`<${hexOf(signed)}>`), after);
}
