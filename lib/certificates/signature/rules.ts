import { codeOfText } from '../verification/rules';
import { concat, hexOf, latin1, sameBytes, type Bytes } from './bytes';
import { assembleCertificate, rsaModulusLength, type PublicCertificate } from './certificate';
import { readContainer, signedAttributes, type ReadContainer } from './container';
import { signedPaper, type Marks, type SignedPaper } from './paper';

/** Signed by the office, and not a byte of it has changed since. Whether it still holds, only the office can say. */
export type GenuinePaper = { answer: 'GENUINE'; code: string } & Marks;

export type PaperVerdict =
  | GenuinePaper
  | { answer: 'ALTERED' }
  /** `reason`: there is no signature, or it is another's, or of a day on which the office's certificate did not hold. */
  | { answer: 'NOT_OURS'; reason: 'NO_SIGNATURE' | 'OTHER_SIGNER' | 'NOT_VALID_THEN' }
  | { answer: 'UNREADABLE' };

const altered: PaperVerdict = { answer: 'ALTERED' };
const notOurs = (reason: 'NO_SIGNATURE' | 'OTHER_SIGNER' | 'NOT_VALID_THEN'): PaperVerdict => ({
  answer: 'NOT_OURS',
  reason,
});

/** Signatures by shorter keys are not looked at: 2048 bits. */
const shortestKeyBytes = 256;

async function digestOf(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** The certificates that were met last, with their digests: papers of a batch all carry the same two. */
const met: { der: Bytes; digest: Promise<Bytes> }[] = [];
const mostMet = 4;

function digestOfCertificate({ der }: PublicCertificate): Promise<Bytes> {
  const known = met.find((each) => sameBytes(each.der, der));
  if (known) return known.digest;
  const digest = digestOf(der);
  met.unshift({ der, digest });
  met.length = Math.min(met.length, mostMet);
  return digest;
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** The key that was used last: all papers of a batch are signed by the same. */
let lastUsed: { publicKey: Bytes; key: Promise<CryptoKey> } | undefined;

function keyOf(publicKey: Bytes): Promise<CryptoKey> {
  if (lastUsed && sameBytes(lastUsed.publicKey, publicKey)) return lastUsed.key;
  const key = crypto.subtle.importKey('spki', publicKey, algorithm, false, ['verify']);
  lastUsed = { publicKey, key };
  return key;
}

/** Whether the holder of a public key has signed the bytes: RSA, PKCS #1 v1.5, SHA-256. */
async function hasSigned(publicKey: Bytes, signature: Bytes, signed: Bytes): Promise<boolean> {
  try {
    if (rsaModulusLength(publicKey) < shortestKeyBytes) return false;
    return await crypto.subtle.verify(algorithm, await keyOf(publicKey), signature, signed);
  } catch {
    // Not an RSA key.
    return false;
  }
}

const heldAt = ({ validFrom, validUntil }: PublicCertificate, at: Date): boolean =>
  validFrom <= at && at <= validUntil;

/** The certificates that make this one the office's: itself where it is published, else the root that has signed it. */
async function trustedBy(
  certificate: PublicCertificate,
  trust: readonly PublicCertificate[],
): Promise<PublicCertificate | null> {
  const published = trust.find(({ der, isAuthority }) => !isAuthority && sameBytes(der, certificate.der));
  if (published) return published;
  const { signed, signature, der } = certificate;
  if (certificate.isAuthority || !sameBytes(assembleCertificate(signed, signature), der)) return null;
  for (const root of trust) {
    if (!root.isAuthority || !sameBytes(root.subject, certificate.issuer)) continue;
    if (await hasSigned(root.publicKey, signature, signed)) return root;
  }
  return null;
}

/** Whether anything in the file names one of the certificates: then it is likelier a changed paper than a foreign one. */
function namesOneOf(trust: readonly PublicCertificate[], text: string): boolean {
  const small = text.toLowerCase();
  return trust.some(({ subject, issuer }) => [subject, issuer].some((name) => small.includes(hexOf(name))));
}

function readSafely(container: Bytes | null): ReadContainer | null {
  try {
    return container && readContainer(container);
  } catch {
    return null;
  }
}

async function isUnchanged({ covered }: SignedPaper, read: ReadContainer): Promise<boolean> {
  if (!sameBytes(await digestOf(concat(...covered)), read.digest)) return false;
  const [signer, ...chain] = await Promise.all(
    [read.certificate, ...read.chain].map(async (certificate) => ({
      certificate,
      digest: await digestOfCertificate(certificate),
    })),
  );
  if (!signer || !sameBytes(signedAttributes(read.digest, signer, chain), read.attributes)) return false;
  return hasSigned(read.certificate.publicKey, read.signature, read.attributes);
}

/**
 * Whether a PDF is a certificate of the office as it was signed, by the certificates that the office publishes and nothing
 * else: no network, no clock. Runs in a browser (over https or on localhost: elsewhere browsers have no WebCrypto) and in Node alike.
 *
 * Genuine is only what `signPaper` has made, to the byte: everything but the container is covered by the signature, and
 * the container is compared with what it must be.
 */
export async function judgePaper(bytes: Bytes, trust: readonly PublicCertificate[]): Promise<PaperVerdict> {
  const text = latin1(bytes);
  if (!text.startsWith('%PDF-')) return { answer: 'UNREADABLE' };
  if (!text.includes('/ByteRange')) return notOurs('NO_SIGNATURE');
  const paper = signedPaper(bytes);
  const read = readSafely(paper && paper.container);
  if (!paper || !read) return namesOneOf(trust, text) ? altered : notOurs('OTHER_SIGNER');
  const by = await trustedBy(read.certificate, trust);
  if (!by) return notOurs('OTHER_SIGNER');
  const { at, number, address } = paper.marks;
  if (![read.certificate, by].every((each) => heldAt(each, at))) return notOurs('NOT_VALID_THEN');
  const code = codeOfText(address.slice(address.lastIndexOf('/') + 1));
  if (!code || !number || !paper.title.includes(number)) return altered;
  return (await isUnchanged(paper, read)) ? { answer: 'GENUINE', code, ...paper.marks } : altered;
}
