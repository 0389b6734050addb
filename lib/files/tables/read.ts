import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { defaultTableLimits, type TableLimits } from './limits';
import type { TableFile } from './types';

type Answer =
  { ok: true; value: TableFile } | { ok: false; code: string; params?: Record<string, string | number> };

/** More at once would only take memory and the processors from those who are marking attendance. */
const atOnce = 2;
const mayWait = 20;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads an uploaded table (.xlsx, .xls, .ods, or text with any separator and encoding) in a thread of its
 * own with bounded memory and time. What the file is, its content decides, not its name.
 *
 * Refusals: FILE_EMPTY, FILE_TOO_LARGE, FILE_UNPACKS_TOO_LARGE, FILE_TOO_MANY_ROWS, FILE_TOO_MANY_COLUMNS,
 * FILE_TOO_MANY_CELLS, FILE_DAMAGED, FILE_TYPE_UNKNOWN, FILE_PASSWORD_PROTECTED, FILE_TOO_SLOW, FILES_BUSY.
 */
export async function readTables(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<TableLimits> = {},
): Promise<Outcome<TableFile>> {
  const all = { ...defaultTableLimits, ...limits };
  if (bytes.byteLength === 0) return refuse('FILE_EMPTY', { file: fileName });
  if (bytes.byteLength > all.fileBytes) {
    return refuse('FILE_TOO_LARGE', { file: fileName, megabytes: megabytes(all.fileBytes) });
  }
  if (waiting.length >= mayWait) return refuse('FILES_BUSY', { file: fileName });
  await turn();
  try {
    const answer = await inThread(bytes, all);
    return answer.ok ? done(answer.value) : refuse(answer.code, { file: fileName, ...answer.params });
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function turn(): Promise<void> {
  while (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
}

function inThread(bytes: Uint8Array, limits: TableLimits): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // The thread's file is ours and is not bundled: it runs as it stands, in a script, a test or a server.
    const thread = new Worker(/* turbopackIgnore: true */ /* webpackIgnore: true */ threadFile(), {
      workerData: { bytes: Uint8Array.from(bytes), limits },
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes, maxYoungGenerationSizeMb: 64 },
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const finish = (act: () => void) => {
      clearTimeout(timer);
      void thread.terminate();
      act();
    };
    const timer = setTimeout(
      () => finish(() => resolve({ ok: false, code: 'FILE_TOO_SLOW', params: { seconds: seconds(limits) } })),
      limits.milliseconds,
    );
    thread.once('message', (answer: Answer) => finish(() => resolve(answer)));
    thread.once('error', (error: NodeJS.ErrnoException) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const answer: Answer = { ok: false, code: 'FILE_UNPACKS_TOO_LARGE', params: unpacked(limits) };
      finish(() => (outOfMemory ? resolve(answer) : reject(error)));
    });
    thread.once('exit', () =>
      finish(() => reject(new Error('the thread that reads tables ended without an answer'))),
    );
  });
}

function threadFile(): string {
  const here = ['lib', 'files', 'tables', 'worker', 'main.mjs'];
  const fromRoot = path.join(/* turbopackIgnore: true */ process.cwd(), ...here);
  if (existsSync(fromRoot)) return fromRoot;
  return fileURLToPath(import.meta.url).replace(/read\.[a-z]+$/, path.join('worker', 'main.mjs'));
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
const seconds = (limits: TableLimits) => Math.ceil(limits.milliseconds / 1000);
const unpacked = (limits: TableLimits) => ({ megabytes: megabytes(limits.unpackedBytes) });
