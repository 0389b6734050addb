import { createHash, createPublicKey, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { concat, type Bytes } from './bytes';
import { assembleCertificate, readCertificate, rsaWithSha256, type PublicCertificate } from './certificate';
import {
  bits,
  contentOf,
  integer,
  membersOf,
  octets,
  oid,
  sequence,
  set,
  tagged,
  time,
  utf8,
  valueOf,
} from './der';
import { rsaSignature } from './signing';

/** A certificate with the private key that belongs to it. */
export type Issued = { certificate: PublicCertificate; key: KeyObject };

type Wanted = {
  /** The office, as it is to be shown. */
  office: string;
  /** What the certificate is for, behind the office's name. */
  purpose: string;
  validFrom: Date;
  validUntil: Date;
};

/** RSA of 3072 bits: as strong as 128 bits (NIST SP 800-57), and read by every program that reads signed PDFs. */
const modulusLength = 3072;

const newKey = async (): Promise<KeyObject> =>
  (await promisify(generateKeyPair)('rsa', { modulusLength })).privateKey;

const publicKeyOf = (key: KeyObject): Bytes =>
  concat(createPublicKey(key).export({ type: 'spki', format: 'der' }));

/** The longest name that a certificate may have, in letters (RFC 5280, ub-common-name). */
const longestName = 64;

function nameOf({ office, purpose }: Wanted): Bytes {
  const letters = [...office]
    .slice(0, longestName - purpose.length - 1)
    .join('')
    .trim();
  const attribute = (type: string, text: string) => set(sequence(oid(type), utf8(text)));
  return sequence(attribute('2.5.4.10', letters), attribute('2.5.4.3', `${letters} ${purpose}`));
}

/** The key's name among keys: SHA-1 of its bits (RFC 5280, 4.2.1.2; a name and not a protection). */
function keyIdentifier(publicKey: Bytes): Bytes {
  const [, key] = membersOf(valueOf(publicKey));
  return concat(createHash('sha1').update(contentOf(key, 'bits').slice(1)).digest());
}

const extension = (type: string, value: Uint8Array, critical = false): Bytes =>
  sequence(oid(type), ...(critical ? [tagged(0x01, Uint8Array.of(0xff))] : []), octets(value));

/** keyUsage: certificates and lists of revoked ones; or documents, without dispute. */
const usages = {
  authority: bits(Uint8Array.of(0b0000_0110), 1),
  document: bits(Uint8Array.of(0b1100_0000), 6),
};

async function issue(wanted: Wanted, by?: Issued): Promise<Issued> {
  const key = await newKey();
  const publicKey = publicKeyOf(key);
  const subject = nameOf(wanted);
  const serial = concat(randomBytes(16));
  const isAuthority = !by;
  const extensions = sequence(
    extension('2.5.29.19', sequence(...(isAuthority ? [tagged(0x01, Uint8Array.of(0xff))] : [])), true),
    extension('2.5.29.15', isAuthority ? usages.authority : usages.document, true),
    extension('2.5.29.14', octets(keyIdentifier(publicKey))),
    extension('2.5.29.35', sequence(tagged(0x80, keyIdentifier(by?.certificate.publicKey ?? publicKey)))),
  );
  const signed = sequence(
    tagged(0xa0, integer(Uint8Array.of(2))),
    integer(serial),
    rsaWithSha256(),
    by?.certificate.subject ?? subject,
    sequence(time(wanted.validFrom), time(wanted.validUntil)),
    subject,
    publicKey,
    tagged(0xa3, extensions),
  );
  const signature = await rsaSignature(signed, by?.key ?? key);
  return { certificate: readCertificate(assembleCertificate(signed, signature)), key };
}

const yearsAfter = (at: Date, years: number): Date => {
  const then = new Date(at);
  then.setUTCFullYear(at.getUTCFullYear() + years);
  return then;
};

/** The second in which an instant lies: certificates know no smaller part of time. */
export const wholeSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000);

/** A root of the office's own, which signs its signing certificates and nothing else. 40 years. */
export const makeRoot = (office: string, now: Date): Promise<Issued> =>
  issue({
    office,
    purpose: 'root',
    validFrom: wholeSecond(now),
    validUntil: yearsAfter(wholeSecond(now), 40),
  });

/** A certificate to sign papers with, by the office's root. Five years; what it has signed stays valid after them. */
export const makeSigningCertificate = (office: string, root: Issued, now: Date): Promise<Issued> =>
  issue(
    {
      office,
      purpose: 'certificates',
      validFrom: wholeSecond(now),
      validUntil: yearsAfter(wholeSecond(now), 5),
    },
    root,
  );
