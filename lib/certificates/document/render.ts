import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Refusal } from '@/lib/errors/outcome';
import { FACES } from './fonts';
import { examine } from './rules';
import { certificateSnapshotSchema, type CertificateSnapshot } from './schema';
import { pageOf } from './page';

/** A certificate that preflight refuses was asked for all the same. */
export class CertificateNotDrawable extends Error {
  constructor(readonly refusals: Refusal[]) {
    super(`certificate cannot be drawn: ${refusals.map((each) => each.code).join(', ')}`);
    this.name = 'CertificateNotDrawable';
  }
}

type Job = {
  data: string;
  timestamp: number;
  done: (pdf: Uint8Array) => void;
  failed: (error: Error) => void;
};
type Answer = { id: number; pdf?: Uint8Array; error?: string };
type Drawer = { worker: Worker; jobs: Map<number, Job>; idle?: NodeJS.Timeout };

const MOST_WORKERS = Math.min(2, os.availableParallelism());
/** Two at a time, so that a worker has its next page when it hands one back. */
const JOBS_AT_A_WORKER = 2;
const IDLE_MILLISECONDS = 30_000;

const drawers = new Set<Drawer>();
const waiting: Job[] = [];
let lastId = 0;

function hire(): Drawer {
  const root = process.cwd();
  // By path and not as a module: the bundler of the web server must leave the worker, and what it loads, alone.
  const file = path.join(root, 'lib/certificates/document/worker.mjs');
  const worker = new Worker(/* turbopackIgnore: true */ /* webpackIgnore: true */ file, {
    workerData: { root, fonts: Object.values(FACES) },
    execArgv: [],
  });
  const drawer: Drawer = { worker, jobs: new Map() };
  const gone = (error: Error) => {
    drawers.delete(drawer);
    clearTimeout(drawer.idle);
    for (const job of drawer.jobs.values()) job.failed(error);
    drawer.jobs.clear();
    handOut();
  };
  worker.on('message', ({ id, pdf, error }: Answer) => {
    const job = drawer.jobs.get(id);
    drawer.jobs.delete(id);
    if (pdf) job?.done(pdf);
    else job?.failed(new Error(`certificate was not drawn: ${error}`));
    handOut();
  });
  worker.on('error', (error) => gone(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) => gone(new Error(`certificate worker ended with ${code}`)));
  drawers.add(drawer);
  return drawer;
}

/** Gives waiting pages to the workers, hiring up to the limit; one without work lets the process end, and goes home. */
function handOut(): void {
  while (waiting.length > 0) {
    const free = [...drawers].sort((a, b) => a.jobs.size - b.jobs.size)[0];
    const drawer = free && (free.jobs.size === 0 || drawers.size >= MOST_WORKERS) ? free : hire();
    if (drawer.jobs.size >= JOBS_AT_A_WORKER) break;
    const job = waiting.shift();
    if (!job) break;
    const id = ++lastId;
    drawer.jobs.set(id, job);
    clearTimeout(drawer.idle);
    drawer.worker.ref();
    drawer.worker.postMessage({ id, data: job.data, timestamp: job.timestamp });
  }
  for (const drawer of drawers) {
    if (drawer.jobs.size > 0) continue;
    drawer.worker.unref();
    clearTimeout(drawer.idle);
    drawer.idle = setTimeout(() => void drawer.worker.terminate(), IDLE_MILLISECONDS).unref();
  }
}

/**
 * The certificate as PDF/A-2b, one page of A4 landscape. The same snapshot gives the same bytes, anywhere and always: the
 * document's date is the day of issue. Throws CertificateNotDrawable where preflight refuses.
 */
export async function renderCertificate(snapshot: CertificateSnapshot): Promise<Uint8Array> {
  const checked = certificateSnapshotSchema.parse(snapshot);
  const { refusals, words, layout } = examine(checked);
  if (!words) throw new CertificateNotDrawable(refusals);
  const data = JSON.stringify(pageOf(checked.verifyUrl, words, layout));
  return new Promise((done, failed) => {
    const timestamp = Date.parse(`${checked.issuedOn}T00:00:00Z`) / 1000;
    waiting.push({ data, timestamp, done, failed });
    handOut();
  });
}

/**
 * Many certificates, in the order of the snapshots. `onEach` hears of each as it is done (in no particular order), to
 * store it or to show progress. The first failure fails the whole; run preflight before. Few are under way at once, so
 * that other work of the process comes between.
 */
export async function renderCertificates(
  snapshots: readonly CertificateSnapshot[],
  onEach?: (pdf: Uint8Array, index: number) => void | Promise<void>,
): Promise<Uint8Array[]> {
  const pdfs: Uint8Array[] = [];
  const queue = snapshots.entries();
  const lane = async () => {
    for (const [index, snapshot] of queue) {
      const pdf = await renderCertificate(snapshot);
      pdfs[index] = pdf;
      await onEach?.(pdf, index);
    }
  };
  await Promise.all(Array.from({ length: MOST_WORKERS * JOBS_AT_A_WORKER }, lane));
  return pdfs;
}

/** Ends the workers at once; for a shutdown. */
export async function closeCertificateWorkers(): Promise<void> {
  await Promise.all([...drawers].map((drawer) => drawer.worker.terminate()));
}
