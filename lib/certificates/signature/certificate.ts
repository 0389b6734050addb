import { sameBytes, type Bytes } from './bytes';
import { bits, contentOf, membersOf, nothing, oid, sequence, timeOf, valueOf, type Value } from './der';

/** RSA with SHA-256, as certificates name it (RFC 4055). */
export const rsaWithSha256 = (): Bytes => sequence(oid('1.2.840.113549.1.1.11'), nothing());

const basicConstraints = oid('2.5.29.19');
const commonName = oid('2.5.4.3');

/** An X.509 certificate (RFC 5280), as much of it as is looked at here. */
export type PublicCertificate = {
  /** The whole of it, DER. */
  der: Bytes;
  /** What its issuer has signed. */
  signed: Bytes;
  signature: Bytes;
  /** DER, as `signerInfo` repeats it. */
  serial: Bytes;
  issuer: Bytes;
  subject: Bytes;
  /** The holder's common name. */
  name: string;
  validFrom: Date;
  validUntil: Date;
  /** SubjectPublicKeyInfo, DER. */
  publicKey: Bytes;
  /** It may sign other certificates. */
  isAuthority: boolean;
};

function nameOf(subject: Value): string {
  for (const part of membersOf(subject)) {
    for (const attribute of membersOf(part, 0x31)) {
      const [type, value] = membersOf(attribute);
      if (type && value && sameBytes(type.whole, commonName)) return new TextDecoder().decode(value.content);
    }
  }
  return '';
}

function mayIssue(extensions: Value | undefined): boolean {
  if (!extensions) return false;
  for (const extension of membersOf(valueOf(extensions.content))) {
    const [type, ...rest] = membersOf(extension);
    if (!type || !sameBytes(type.whole, basicConstraints)) continue;
    const [authority] = membersOf(valueOf(contentOf(rest.at(-1), 'octets')));
    return authority?.tag === 0x01 && authority.content[0] === 0xff;
  }
  return false;
}

/** Reads a certificate. Throws NotDer for what is none. */
export function readCertificate(der: Bytes): PublicCertificate {
  const [signed, , signature] = membersOf(valueOf(der));
  const fields = membersOf(signed);
  // A certificate without extensions has no version: none such is taken for an authority.
  const [serial, , issuer, validity, subject, publicKey, ...others] =
    fields[0]?.tag === 0xa0 ? fields.slice(1) : fields;
  const [from, until] = membersOf(validity);
  if (!signed || !serial || !issuer || !subject || !publicKey) throw new Error('not a certificate');
  contentOf(serial, 'integer');
  return {
    der,
    signed: signed.whole,
    signature: contentOf(signature, 'bits').slice(1),
    serial: serial.whole,
    issuer: issuer.whole,
    subject: subject.whole,
    name: nameOf(subject),
    validFrom: timeOf(from),
    validUntil: timeOf(until),
    publicKey: publicKey.whole,
    isAuthority: mayIssue(others.find((field) => field.tag === 0xa3)),
  };
}

/** A certificate of what was signed and the signature on it. */
export const assembleCertificate = (signed: Bytes, signature: Uint8Array): Bytes =>
  sequence(signed, rsaWithSha256(), bits(signature));

/** The key's bytes when it is an RSA key; throws NotDer for another kind. */
export function rsaModulusLength(publicKey: Bytes): number {
  const [algorithm, key] = membersOf(valueOf(publicKey));
  const [kind] = membersOf(algorithm);
  if (!kind || !sameBytes(kind.whole, oid('1.2.840.113549.1.1.1'))) throw new Error('not an RSA key');
  const [modulus] = membersOf(valueOf(contentOf(key, 'bits').slice(1)));
  const bytes = contentOf(modulus, 'integer');
  return bytes[0] === 0 ? bytes.length - 1 : bytes.length;
}

const blocks = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** The certificates in a PEM file, whatever stands between them. Throws for a block that is none. */
export function certificatesInPem(pem: string): PublicCertificate[] {
  return [...pem.matchAll(blocks)].map(([, base64 = '']) => {
    const letters = atob(base64.replace(/\s/g, ''));
    return readCertificate(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
  });
}

/** A certificate as PEM, with a line above it that says whose it is. */
export function pemOf({ der, name, validFrom, validUntil }: PublicCertificate): string {
  let letters = '';
  for (const byte of der) letters += String.fromCharCode(byte);
  const lines = btoa(letters).match(/.{1,64}/g) ?? [];
  const day = (at: Date) => at.toISOString().slice(0, 10);
  // A name is text: what would end the line, or look like a block, is left out.
  const title = name.replace(/[\p{Cc}-]+/gu, ' ').trim();
  return `# ${title}, ${day(validFrom)} to ${day(validUntil)}\n-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
