import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { configuredSigning } from '@/lib/env/settings';
import { certificatesInPem, rsaModulusLength } from '../signature/certificate';
import type { Signer } from '../signature/signing';

const pemOf = (textOrFile: string): string =>
  textOrFile.includes('-----BEGIN') ? textOrFile : readFileSync(textOrFile, 'utf8');

/**
 * What the settings say that the office signs with, or null: the first certificate of the file, by its key; those behind
 * it are its issuers. Throws, in words for whoever set it, where they do not fit together.
 */
export function configuredSigner(): Signer | null {
  const settings = configuredSigning();
  if (!settings) return null;
  const [certificate, ...chain] = certificatesInPem(pemOf(settings.certificate));
  if (!certificate) throw new Error('CASCADE_SIGNING_CERTIFICATE holds no certificate');
  if (certificate.isAuthority)
    throw new Error('CASCADE_SIGNING_CERTIFICATE begins with the certificate of an authority');
  const passphrase = settings.password ?? undefined;
  const key = createPrivateKey({ key: pemOf(settings.key), passphrase });
  if (!new X509Certificate(certificate.der).checkPrivateKey(key))
    throw new Error('CASCADE_SIGNING_KEY is not the key of CASCADE_SIGNING_CERTIFICATE');
  if (key.asymmetricKeyType !== 'rsa' || rsaModulusLength(certificate.publicKey) < 256)
    throw new Error('CASCADE_SIGNING_KEY must be an RSA key of 2048 bits or more');
  return { certificate, chain, key };
}
