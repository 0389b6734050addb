import { renderCertificates } from '@/lib/certificates/document/render';
import { aSnapshot } from '@/lib/certificates/document/testing/snapshot';
import { codeOfBytes } from '@/lib/certificates/verification/rules';
import { makeRoot, makeSigningCertificate, type Issued } from '../authority';
import { concat, type Bytes } from '../bytes';
import { signPaper, type Signer } from '../signing';

/** The moment of the tests. */
export const now = new Date('2027-03-01T09:30:00Z');

export const signerOf = (signing: Issued, root: Issued): Signer => ({
  ...signing,
  chain: [root.certificate],
});

/** An office with its root and a certificate to sign with. */
export async function anOffice(name = 'Regional Office', at = now) {
  const root = await makeRoot(name, at);
  const signing = await makeSigningCertificate(name, root, at);
  return { root, signing, signer: signerOf(signing, root) };
}

const codeOf = (index: number): string =>
  codeOfBytes(Uint8Array.from({ length: 16 }, (_, at) => (index * 31 + at * 7) % 256));

export type Drawn = { pdf: Bytes; number: string; address: string; expiresOn?: string };

/** Papers before they are signed, each of another person and number. */
export async function drawnPapers(count: number): Promise<Drawn[]> {
  const snapshots = Array.from({ length: count }, (_, index) => {
    const code = codeOf(index);
    const number = `TST-2027-${String(index + 1).padStart(6, '0')}`;
    const latinName = `Aibek Number ${'abcdefghijklmnopqrstuvwxyz'[index % 26]}`;
    return aSnapshot({
      number,
      code,
      verifyUrl: `https://cascade.example.org/verify/${code}`,
      language: (['en', 'ru', 'en-ru'] as const)[index % 3] ?? 'en',
      holder: { officialName: `Айбек ${index}`, latinName },
    });
  });
  const pdfs = await renderCertificates(snapshots);
  return pdfs.map((pdf, index) => ({
    pdf: concat(pdf),
    number: snapshots[index]?.number ?? '',
    address: snapshots[index]?.verifyUrl ?? '',
  }));
}

/** A paper signed at the moment of the tests, or later. */
export const signed = ({ pdf, ...marks }: Drawn, signer: Signer, at = now): Promise<Bytes> =>
  signPaper(pdf, { ...marks, at }, signer);
