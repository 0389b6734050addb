import { parentPort, workerData } from 'node:worker_threads';
import { kindOf } from './kind.mjs';
import { Refused } from './refused.mjs';
import { readText } from './text.mjs';
import { readMarkup, readWorkbook } from './workbook.mjs';
import { plainZip } from './zip.mjs';

// Plain JavaScript on purpose: the thread starts without a compiler wherever the server was built.

/** @param {Buffer} bytes @param {import('../limits').TableLimits} limits */
function read(bytes, limits) {
  const kind = kindOf(bytes);
  if (kind === 'text') return readText(bytes, limits);
  if (kind === 'html' || kind === 'xml') return readMarkup(bytes, kind, limits);
  if (kind === 'zip') {
    const { format, zip } = plainZip(bytes, limits);
    return readWorkbook(zip, format, limits);
  }
  return readWorkbook(bytes, 'xls', limits);
}

/** @param {unknown} error */
function answerTo(error) {
  if (error instanceof Refused) return { ok: false, code: error.code, params: error.params };
  const words = error instanceof Error ? error.message : '';
  if (/password|encrypt|FILEPASS/i.test(words)) return { ok: false, code: 'FILE_PASSWORD_PROTECTED' };
  // A parser that gives up on a hostile file may throw anything; nothing of it is for the reader.
  return { ok: false, code: 'FILE_DAMAGED' };
}

const { bytes, limits } = workerData;
let answer;
try {
  answer = { ok: true, value: read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits) };
} catch (error) {
  answer = answerTo(error);
}
parentPort?.postMessage(answer);
