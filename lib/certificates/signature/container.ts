import { sameBytes, type Bytes } from './bytes';
import { readCertificate, type PublicCertificate } from './certificate';
import {
  contentOf,
  inSetOrder,
  integer,
  membersOf,
  NotDer,
  nothing,
  octets,
  oid,
  sequence,
  set,
  tagged,
  valueOf,
  type Value,
} from './der';

/**
 * The container of a signature: CMS SignedData (RFC 5652) with the attributes of PAdES B-B (ETSI EN 319 142-1): content
 * type, message digest, and signing-certificate-v2, which binds the certificates. The time stands in the PDF's own
 * dictionary, as PAdES wants it. There is one form: whoever verifies writes it again and compares.
 */
const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
} as const;

const certificatesTag = 0xa0;
const attributesTag = 0xa0;
const setTag = 0x31;

const version = () => integer(Uint8Array.of(1));
const sha256 = () => sequence(oid(OID.sha256));
const attribute = (type: string, value: Uint8Array) => sequence(oid(type), set(value));

/** A certificate and its SHA-256. */
export type Digested = { certificate: PublicCertificate; digest: Uint8Array };

const identified = ({ certificate: { issuer, serial }, digest }: Digested) =>
  sequence(octets(digest), sequence(sequence(tagged(0xa4, issuer)), serial));

/**
 * What is signed: the attributes as a set, with the digest of the document (SHA-256) and every certificate that the
 * container carries, the signer's first. The container repeats them under a tag of its own.
 */
export const signedAttributes = (digest: Uint8Array, signer: Digested, chain: readonly Digested[]): Bytes =>
  set(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(digest)),
    attribute(OID.signingCertificate, sequence(sequence(...[signer, ...chain].map(identified)))),
  );

/** The container around a signature. `chain`: certificates of issuers, for readers that ask for them. */
export function container(
  certificate: PublicCertificate,
  chain: readonly Bytes[],
  attributes: Bytes,
  signature: Uint8Array,
): Bytes {
  const signer = sequence(
    version(),
    sequence(certificate.issuer, certificate.serial),
    sha256(),
    tagged(attributesTag, valueOf(attributes).content),
    sequence(oid(OID.rsa), nothing()),
    octets(signature),
  );
  const signedData = sequence(
    version(),
    set(sha256()),
    sequence(oid(OID.data)),
    tagged(certificatesTag, ...inSetOrder([certificate.der, ...chain])),
    set(signer),
  );
  return sequence(oid(OID.signedData), tagged(0xa0, signedData));
}

/** A container as it was read. */
export type ReadContainer = {
  certificate: PublicCertificate;
  chain: PublicCertificate[];
  /** The set that was signed. */
  attributes: Bytes;
  /** The document's digest that it states. */
  digest: Bytes;
  signature: Bytes;
};

function statedDigest(attributes: Value[]): Bytes {
  for (const each of attributes) {
    const [type, values] = membersOf(each);
    if (!type || !sameBytes(type.whole, oid(OID.messageDigest))) continue;
    return contentOf(membersOf(values, setTag)[0], 'octets');
  }
  throw new NotDer('no message digest');
}

/**
 * Reads a container. Throws NotDer for any byte that `container` would not have written: no second signer, no attribute
 * beside the signed ones, no other algorithm, nothing behind the end.
 */
export function readContainer(der: Bytes): ReadContainer {
  const [, content] = membersOf(valueOf(der));
  const signedData = membersOf(membersOf(content, 0xa0)[0]);
  const certificates = membersOf(signedData[3], certificatesTag).map(({ whole }) => readCertificate(whole));
  const signers = membersOf(signedData[4], setTag);
  const [, issuerAndSerial, , attributesField, , signatureField] = membersOf(signers[0]);
  const attributes = tagged(setTag, attributesField?.content ?? new Uint8Array());
  const digest = statedDigest(membersOf(valueOf(attributes), setTag));
  const signature = contentOf(signatureField, 'octets');
  const names = ({ issuer, serial }: PublicCertificate) => sequence(issuer, serial);
  const certificate = certificates.find((each) =>
    sameBytes(names(each), issuerAndSerial?.whole ?? new Uint8Array()),
  );
  if (!certificate) throw new NotDer('no certificate of the signer');
  const chain = certificates.filter((each) => each !== certificate);
  const again = container(
    certificate,
    chain.map((each) => each.der),
    attributes,
    signature,
  );
  if (!sameBytes(again, der)) throw new NotDer('a container of another form');
  return { certificate, chain, attributes, digest, signature };
}
