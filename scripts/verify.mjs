/**
 * `npm run verify -- FILE… --trust DIR`: whether files are certificates (.pdf) or badges (.png, .json, .jwt) of an office, as it has
 * signed them. Asks nobody: what is trusted lies in DIR. For certificates, the office's /.well-known/cascade/certificates.pem; for
 * badges, its /.well-known/did.json, and its /credential-status/0 and further ones as .json, by which is told whether they still hold.
 * Exit code 1 unless all are genuine and hold.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { tsImport } from 'tsx/esm/api';
import { SetupError, fail } from './setup/say.mjs';

const usage = 'npm run verify -- FILE… --trust DIR';
/** Where npm was called, not where it went. @param {string} file */
const fromHere = (file) => path.resolve(process.env.INIT_CWD ?? process.cwd(), file);

/** @returns {Promise<typeof import('../lib/certificates/signature/rules.ts')>} */
const rules = () => tsImport('../lib/certificates/signature/rules.ts', import.meta.url);
/** @returns {Promise<typeof import('../lib/certificates/signature/certificate.ts')>} */
const certificates = () => tsImport('../lib/certificates/signature/certificate.ts', import.meta.url);
/** @returns {Promise<typeof import('../lib/certificates/credential/offline.ts')>} */
const badges = () => tsImport('../lib/certificates/credential/offline.ts', import.meta.url);

/** What lies in the folder: the certificates, and the keys and lists by which badges are judged. @param {string} folder */
async function trusted(folder) {
  const names = await readdir(folder).catch(() => {
    throw new SetupError(`There is no folder ${folder}.`);
  });
  /** @param {RegExp} ending */
  const texts = (ending) =>
    Promise.all(
      names.filter((name) => ending.test(name)).map((name) => readFile(path.join(folder, name), 'utf8')),
    );
  const [pems, jsons] = [await texts(/\.(pem|crt|cer)$/i), await texts(/\.json$/i)];
  const { certificatesInPem } = pems.length > 0 ? await certificates() : { certificatesInPem: () => [] };
  const papers = pems.flatMap((text) => certificatesInPem(text));
  const kept = jsons.length > 0 ? await (await badges()).keptOf(jsons) : { keys: new Map(), lists: [] };
  if (papers.length === 0 && kept.keys.size === 0)
    throw new SetupError(`There is neither a certificate (.pem) nor a did.json with keys in ${folder}.`);
  return { papers, kept };
}

const reasons = {
  NO_SIGNATURE: 'it carries no signature',
  OTHER_SIGNER: 'nobody has signed it whom the certificates name',
  NOT_VALID_THEN: 'it was signed on a day on which the certificate did not hold',
};

/** @param {Date} at */
const day = (at) => at.toISOString().slice(0, 10);

/** The first day on which it did not count any more. @param {Date} last */
const dayAfter = (last) => day(new Date(Date.parse(day(last)) + 24 * 3600 * 1000));

/** A paper says its own last day. @param {PaperVerdict | BadgeVerdict} verdict @returns {string | null} */
const expiryOf = (verdict) =>
  'expiresOn' in verdict && verdict.expiresOn && verdict.expiresOn < day(new Date())
    ? verdict.expiresOn
    : null;

/** @param {import('../lib/certificates/credential/offline.ts').Holds} holds @param {string} signed */
function holding(holds, signed) {
  switch (holds.state) {
    case 'HOLDS':
      return `genuine: ${signed}; it held on ${day(holds.asOf)}`;
    case 'ENDED':
      return `genuine, but revoked or replaced before ${day(holds.asOf)}: ${signed}`;
    case 'EXPIRED':
      return `genuine, but expired since ${dayAfter(holds.on)}: ${signed}`;
    case 'NOT_KNOWN':
      return `genuine: ${signed}; no list tells whether it still holds`;
  }
}

/** @typedef {import('../lib/certificates/signature/rules.ts').PaperVerdict} PaperVerdict */
/** @typedef {import('../lib/certificates/credential/offline.ts').OfflineVerdict} BadgeVerdict */

/** @param {PaperVerdict | BadgeVerdict} verdict */
function said(verdict) {
  switch (verdict.answer) {
    case 'GENUINE': {
      const signed = `${verdict.number}, signed ${day(verdict.at)} by ${verdict.signer}`;
      if ('holds' in verdict) return holding(verdict.holds, signed);
      const last = expiryOf(verdict);
      return last
        ? `genuine, but expired since ${dayAfter(new Date(last))}: ${signed}`
        : `genuine: ${signed}`;
    }
    case 'ALTERED':
      return 'altered: it is not as it was signed';
    case 'NOT_OURS':
      return `not ours: ${reasons[verdict.reason]}`;
    case 'UNREADABLE':
      return 'unreadable: it is neither a PDF nor a badge';
  }
}

/** @param {PaperVerdict | BadgeVerdict} verdict */
const isGood = (verdict) =>
  verdict.answer === 'GENUINE' &&
  expiryOf(verdict) === null &&
  !('holds' in verdict && ['ENDED', 'EXPIRED'].includes(verdict.holds.state));

try {
  const { values, positionals } = parseArgs({
    options: { trust: { type: 'string' } },
    allowPositionals: true,
  });
  if (!values.trust) throw new SetupError(`Name the folder with the office's certificates: ${usage}`);
  if (positionals.length === 0) throw new SetupError(`Name the files: ${usage}`);
  const { papers, kept } = await trusted(fromHere(values.trust));
  /** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<PaperVerdict | BadgeVerdict>} */
  const judge = async (bytes) =>
    bytes[0] === 0x25
      ? (await rules()).judgePaper(bytes, papers)
      : (await badges()).judgeKept(bytes, kept, new Date());
  for (const name of positionals) {
    const bytes = await readFile(fromHere(name)).catch(() => null);
    const verdict = bytes && (await judge(new Uint8Array(bytes)));
    process.stdout.write(`${name}: ${verdict ? said(verdict) : 'unreadable: there is no such file'}\n`);
    if (!verdict || !isGood(verdict)) process.exitCode = 1;
  }
} catch (error) {
  fail(error instanceof TypeError ? new SetupError(`${error.message}\n${usage}`) : error);
}
