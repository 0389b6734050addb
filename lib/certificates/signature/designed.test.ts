import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything, names, pictures } from '@/lib/certificates/document/design/testing/designs';
import { closeCertificateWorkers, renderCertificate } from '@/lib/certificates/document/render';
import { aDesigned } from '@/lib/certificates/document/testing/snapshot';
import { codeOfBytes } from '@/lib/certificates/verification/rules';
import { concat } from './bytes';
import { judgePaper } from './rules';
import { anOffice, now } from './testing/papers';
import { hasProgram, saidBy } from './testing/tools';
import { signPaper } from './signing';

let office: Awaited<ReturnType<typeof anOffice>>;
beforeAll(async () => {
  office = await anOffice();
}, 120_000);
afterAll(closeCertificateWorkers);

describe('a portrait paper with logos and scanned signatures', { timeout: 120_000 }, () => {
  it.each(Object.entries(names))('and a name in %s is signed as any other', async (_script, holder) => {
    const { root, signer } = office;
    const code = codeOfBytes(Uint8Array.from({ length: 16 }, (_, at) => at * 7));
    const verifyUrl = `https://cascade.example.org/verify/${code}`;
    const snapshot = aDesigned(everything({ orientation: 'portrait' }), { holder, code, verifyUrl });
    const pdf = concat(await renderCertificate(snapshot, pictures));
    const marks = { number: snapshot.number, address: snapshot.verifyUrl, at: now };
    const paper = await signPaper(pdf, marks, signer);
    expect(await judgePaper(paper, [root.certificate, signer.certificate])).toMatchObject({
      answer: 'GENUINE',
    });

    const folder = await mkdtemp(path.join(tmpdir(), 'cascade-designed-'));
    const file = path.join(folder, 'paper.pdf');
    await writeFile(file, paper);
    if (hasProgram('pdfsig')) {
      const said = await saidBy('pdfsig', '-nocert', file);
      expect(said).toContain('Signature is Valid');
      expect(said).toContain('Total document signed');
    }
    if (hasProgram('qpdf')) {
      const said = await saidBy('qpdf', '--check', file);
      expect(said).toContain('No syntax or stream encoding errors found');
      expect(said).not.toMatch(/warning/i);
    }
    // pdftoppm comes with pdfsig.
    if (hasProgram('zbarimg') && hasProgram('pdfsig')) {
      await saidBy('pdftoppm', '-r', '100', '-png', '-singlefile', file, path.join(folder, 'page'));
      const read = await saidBy('zbarimg', '--quiet', '--raw', path.join(folder, 'page.png'));
      expect(read.split('\n')).toContain(snapshot.verifyUrl);
    }
    await rm(folder, { recursive: true });
  });
});
