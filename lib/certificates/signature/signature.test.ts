import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCertificateWorkers } from '@/lib/certificates/document/render';
import { makeRoot, makeSigningCertificate } from './authority';
import { latin1, type Bytes } from './bytes';
import { certificatesInPem, pemOf } from './certificate';
import { judgePaper } from './rules';
import { anOffice, drawnPapers, now, signed, signerOf, type Drawn } from './testing/papers';
import { hasProgram, saidBy } from './testing/tools';

let office: Awaited<ReturnType<typeof anOffice>>;
let papers: Drawn[];
let paper: Bytes;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cascade-signature-'));
  [office, papers] = await Promise.all([anOffice(), drawnPapers(3)]);
  paper = await signed(papers[0]!, office.signer);
}, 600_000);
afterAll(async () => {
  await closeCertificateWorkers();
  await rm(folder, { recursive: true });
});

/** A file with the paper, for a program to read. */
async function fileOf(bytes: Bytes, name = 'paper.pdf'): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}

describe('a paper that expires', () => {
  it('is signed with its last day, and another one with none', async () => {
    const until = await signed({ ...papers[1]!, expiresOn: '2028-02-29' }, office.signer);
    const trust = [office.root.certificate];
    expect(await judgePaper(until, trust)).toMatchObject({
      ...{ answer: 'GENUINE', number: papers[1]?.number, expiresOn: '2028-02-29' },
    });
    expect(await judgePaper(paper, trust)).not.toHaveProperty('expiresOn');
    // A later year, as PDF writes it.
    const year = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
    const later = latin1(until).replace(year('2028'), year('2038'));
    expect(later).not.toBe(latin1(until));
    expect((await judgePaper(new Uint8Array(Buffer.from(later, 'latin1')), trust)).answer).toBe('ALTERED');
  });
});

describe('the certificates of an office', { timeout: 60_000 }, () => {
  it('are read by others as what they are: a root, and one to sign with that the root has signed', () => {
    const [root, signing] = [office.root, office.signing].map(
      ({ certificate }) => new X509Certificate(certificate.der),
    );
    expect(root?.ca).toBe(true);
    expect(signing?.ca).toBe(false);
    expect(signing?.checkIssued(root!)).toBe(true);
    expect(signing?.verify(root!.publicKey)).toBe(true);
    expect(signing?.subject).toBe('O=Regional Office\nCN=Regional Office certificates');
    expect(new Date(signing?.validTo ?? '')).toEqual(new Date('2032-03-01T09:30:00Z'));
    expect(new Date(root?.validTo ?? '')).toEqual(new Date('2067-03-01T09:30:00Z'));
  });

  it('come out of PEM as they went in, and an office with any name can have them', async () => {
    const both = [office.root.certificate, office.signing.certificate];
    expect(certificatesInPem(both.map(pemOf).join('\n'))).toEqual(both);
    const name = 'Региональный офис ----- END "x" '.repeat(4);
    const { certificate } = await makeRoot(name, now);
    const [read] = certificatesInPem(pemOf(certificate));
    expect(read?.der).toEqual(certificate.der);
    expect([...(read?.name ?? '')].length).toBeLessThanOrEqual(64);
  });
});

describe('a signed paper', { timeout: 60_000 }, () => {
  it('is genuine by the root, and by its own certificate, and says its number, code and time', async () => {
    for (const { certificate } of [office.root, office.signing]) {
      expect(await judgePaper(paper, [certificate])).toEqual({
        answer: 'GENUINE',
        code: papers[0]?.address.slice(-26),
        number: 'TST-2027-000001',
        address: papers[0]?.address,
        signer: 'Regional Office certificates',
        at: now,
      });
    }
  });

  it('has the same bytes when it is signed again, and others at another time', async () => {
    expect(await signed(papers[0]!, office.signer)).toEqual(paper);
    const later = await signed(papers[0]!, office.signer, new Date(now.getTime() + 1000));
    expect(later).not.toEqual(paper);
    expect((await judgePaper(later, [office.root.certificate])).answer).toBe('GENUINE');
  });

  it('is still PDF/A-2b with title, language and tags', () => {
    const text = latin1(paper);
    for (const part of [
      'pdfaid:part>2<',
      'pdfaid:conformance>B<',
      '/Lang (en)',
      '/Marked true',
      '/StructTreeRoot',
    ])
      expect(text).toContain(part);
  });

  it('is not ours by the certificates of another office, or by none', async () => {
    const other = await anOffice('Regional Office');
    for (const trust of [[other.root.certificate], [other.signing.certificate], []])
      expect(await judgePaper(paper, trust)).toEqual({ answer: 'NOT_OURS', reason: 'OTHER_SIGNER' });
  });

  it('is not ours without a signature, or signed before or after the certificate held', async () => {
    const trust = [office.root.certificate];
    expect(await judgePaper(papers[0]!.pdf, trust)).toEqual({ answer: 'NOT_OURS', reason: 'NO_SIGNATURE' });
    for (const at of ['2027-03-01T09:29:59Z', '2032-03-01T09:30:01Z']) {
      const then = await signed(papers[0]!, office.signer, new Date(at));
      expect(await judgePaper(then, trust)).toEqual({ answer: 'NOT_OURS', reason: 'NOT_VALID_THEN' });
    }
    const last = await signed(papers[0]!, office.signer, new Date('2032-03-01T09:30:00Z'));
    expect((await judgePaper(last, trust)).answer).toBe('GENUINE');
  });

  it('is unreadable where it is no PDF', async () => {
    for (const text of ['', '%PD', 'PK\u0003\u0004', '<html>']) {
      const bytes = new TextEncoder().encode(text) as Bytes;
      expect(await judgePaper(bytes, [office.root.certificate])).toEqual({ answer: 'UNREADABLE' });
    }
  });

  it('is not signed by a certificate that another one to sign with has signed', async () => {
    const impostor = await makeSigningCertificate('Regional Office', office.signing, now);
    const forged = await signed(papers[0]!, signerOf(impostor, office.signing));
    const { root, signing } = office;
    for (const trust of [[root.certificate], [root.certificate, signing.certificate]])
      expect(await judgePaper(forged, trust)).toEqual({ answer: 'NOT_OURS', reason: 'OTHER_SIGNER' });
  });
});

describe.skipIf(!hasProgram('pdfsig'))('pdfsig (poppler-utils)', { timeout: 60_000 }, () => {
  it('finds the signature valid, over the total document', async () => {
    const said = await saidBy('pdfsig', '-nocert', await fileOf(paper));
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
    expect(said).toContain('Regional Office certificates');
    expect(said.match(/Signature #/g)).toHaveLength(1);
  });

  it('trusts nothing else of it: a changed byte is seen', async () => {
    const changed = paper.slice();
    changed[1000] = (changed[1000] ?? 0) ^ 1;
    const said = await saidBy('pdfsig', '-nocert', await fileOf(changed, 'changed.pdf'));
    expect(said).not.toContain('Signature is Valid');
  });
});

describe.skipIf(!hasProgram('qpdf'))('qpdf', { timeout: 60_000 }, () => {
  it('finds nothing wrong', async () => {
    const said = await saidBy('qpdf', '--check', await fileOf(paper));
    expect(said).toContain('No syntax or stream encoding errors found');
    expect(said).not.toMatch(/warning/i);
  });
});
