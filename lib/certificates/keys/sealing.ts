import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { codeSecret } from '@/lib/env/settings';

/** Nobody who reads the database alone signs for the office: AES-256-GCM by a key that is derived from the secret. */
const algorithm = 'aes-256-gcm';
const [ivBytes, tagBytes] = [12, 16];

const secretKey = (): Buffer => Buffer.from(hkdfSync('sha256', codeSecret(), '', 'cascade signing key', 32));

/** The secret of the settings is not the one by which the office's key was sealed. */
export class KeyNotOpened extends Error {
  constructor() {
    super(
      'the signing key was sealed with another CASCADE_SECRET: set that one, or make new keys (docs/operations.md)',
    );
    this.name = 'KeyNotOpened';
  }
}

/** A private key as it may be stored, bound to its certificate: beside another one it does not open. */
export function sealKey(key: KeyObject, certificate: Uint8Array): Buffer<ArrayBuffer> {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, secretKey(), iv).setAAD(certificate);
  const plain = key.export({ type: 'pkcs8', format: 'der' });
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The key again. Throws KeyNotOpened. */
export function openKey(sealed: Uint8Array, certificate: Uint8Array): KeyObject {
  const tag = sealed.subarray(sealed.length - tagBytes);
  const decipher = createDecipheriv(algorithm, secretKey(), sealed.subarray(0, ivBytes))
    .setAAD(certificate)
    .setAuthTag(tag);
  try {
    const plain = [decipher.update(sealed.subarray(ivBytes, sealed.length - tagBytes)), decipher.final()];
    return createPrivateKey({ key: Buffer.concat(plain), type: 'pkcs8', format: 'der' });
  } catch {
    throw new KeyNotOpened();
  }
}
