import { parentPort, workerData } from 'node:worker_threads';
import { readBytes } from './bytes.mjs';
import { Refused } from './refused.mjs';

// Plain JavaScript on purpose: the thread starts without a compiler wherever the server was built.

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
  answer = {
    ok: true,
    value: readBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits),
  };
} catch (error) {
  answer = answerTo(error);
}
parentPort?.postMessage(answer);
