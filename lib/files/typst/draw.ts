import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { FACES } from './fonts';

/** A document to be drawn. The same paper gives the same bytes, anywhere and always. */
export type Paper = {
  /** The Typst file that draws it, below the root of the application. It reads `data` as `sys.inputs.data`. */
  template: string;
  /** JSON. Texts in it are drawn as texts, never read as markup. */
  data: string;
  /** The date of the document, in seconds since 1970. */
  timestamp: number;
  /** More than this is an error, not a longer document. */
  mostPages: number;
};

type Job = Paper & { done: (pdf: Uint8Array) => void; failed: (error: Error) => void };
type Answer = { id: number; pdf?: Uint8Array; error?: string };
type Drawer = { worker: Worker; jobs: Map<number, Job>; idle?: NodeJS.Timeout };

const MOST_WORKERS = Math.min(2, os.availableParallelism());
/** Two at a time, so that a worker has its next page when it hands one back. */
const JOBS_AT_A_WORKER = 2;
const IDLE_MILLISECONDS = 30_000;

/** How many papers can be under way at once; more only wait. */
export const PAPERS_AT_ONCE = MOST_WORKERS * JOBS_AT_A_WORKER;

const drawers = new Set<Drawer>();
const waiting: Job[] = [];
let lastId = 0;

function hire(): Drawer {
  const root = process.cwd();
  // By path and not as a module: the bundler of the web server must leave the worker, and what it loads, alone.
  const file = path.join(root, 'lib/files/typst/worker.mjs');
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
    else job?.failed(new Error(`${job.template} was not drawn: ${error}`));
    handOut();
  });
  worker.on('error', (error) => gone(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) => gone(new Error(`the worker that draws papers ended with ${code}`)));
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
    const { template, data, timestamp, mostPages } = job;
    drawer.worker.postMessage({ id, template, data, timestamp, mostPages });
  }
  for (const drawer of drawers) {
    if (drawer.jobs.size > 0) continue;
    drawer.worker.unref();
    clearTimeout(drawer.idle);
    drawer.idle = setTimeout(() => void drawer.worker.terminate(), IDLE_MILLISECONDS).unref();
  }
}

/** The paper as PDF/A-2b with its fonts in it, drawn in a thread of its own. */
export const draw = (paper: Paper): Promise<Uint8Array> =>
  new Promise((done, failed) => {
    waiting.push({ ...paper, done, failed });
    handOut();
  });

/** Ends the workers at once; for a shutdown. */
export async function endDrawing(): Promise<void> {
  await Promise.all([...drawers].map((drawer) => drawer.worker.terminate()));
}
