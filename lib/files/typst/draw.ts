import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { FACES } from './fonts';

/** A document to be drawn. The same paper gives the same bytes, anywhere and always. */
export type Paper = {
  /** The Typst file that draws it, below the root of the application. It reads `data` as `/data.json`, or slower as `sys.inputs.data`. */
  template: string;
  /** JSON. Texts in it are drawn as texts, never read as markup. */
  data: string;
  /** The date of the document, in seconds since 1970. */
  timestamp: number;
  /** More than this is an error, not a longer document. */
  mostPages: number;
  /** Pictures that the template draws, which it finds as `/images/NAME`. */
  images?: readonly { name: string; bytes: Uint8Array }[];
  /** After this long it is given up: for what somebody else has made. */
  mostMilliseconds?: number;
};

/** A paper, and its first page as SVG where it was asked for. */
export type Drawn = { pdf: Uint8Array; picture?: string };

/** A paper took longer than it may, and was given up. */
class DrawnTooSlowly extends Error {}

type Job = Paper & { picture: boolean; done: (drawn: Drawn) => void; failed: (error: Error) => void };
type Answer = { id: number; pdf?: Uint8Array; picture?: string; error?: string };
type Drawer = { worker: Worker; jobs: Map<number, Job>; idle?: NodeJS.Timeout };

const MOST_WORKERS = Math.min(2, os.availableParallelism());
/** Two at a time, so that a worker has its next page when it hands one back. */
const JOBS_AT_A_WORKER = 2;
/** What Typst gives is freed when the thread's young objects are collected: with room for few, soon. */
const YOUNG_MEGABYTES = 3;
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
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const drawer: Drawer = { worker, jobs: new Map() };
  const gone = (error: Error) => {
    drawers.delete(drawer);
    clearTimeout(drawer.idle);
    for (const job of drawer.jobs.values()) job.failed(error);
    drawer.jobs.clear();
    handOut();
  };
  worker.on('message', ({ id, pdf, picture, error }: Answer) => {
    const job = drawer.jobs.get(id);
    drawer.jobs.delete(id);
    if (pdf) job?.done({ pdf, picture });
    else job?.failed(new Error(`${job.template} was not drawn: ${error}`));
    handOut();
  });
  worker.on('error', (error) => gone(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) => gone(new Error(`the worker that draws papers ended with ${code}`)));
  drawers.add(drawer);
  return drawer;
}

/** Ends the worker of a paper that takes too long. What waited behind it is drawn by another. */
function limit(drawer: Drawer, id: number, job: Job): void {
  if (job.mostMilliseconds === undefined) return;
  setTimeout(() => {
    if (!drawer.jobs.delete(id)) return;
    job.failed(new DrawnTooSlowly(`${job.template} took longer than ${job.mostMilliseconds} ms`));
    waiting.unshift(...drawer.jobs.values());
    drawer.jobs.clear();
    drawers.delete(drawer);
    void drawer.worker.terminate();
    handOut();
  }, job.mostMilliseconds).unref();
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
    const { template, data, timestamp, mostPages, images = [], picture } = job;
    drawer.worker.postMessage({ id, template, data, timestamp, mostPages, images, picture });
    limit(drawer, id, job);
  }
  for (const drawer of drawers) {
    if (drawer.jobs.size > 0) continue;
    drawer.worker.unref();
    clearTimeout(drawer.idle);
    drawer.idle = setTimeout(() => void drawer.worker.terminate(), IDLE_MILLISECONDS).unref();
  }
}

const drawnBy = (paper: Paper, picture: boolean): Promise<Drawn> =>
  new Promise((done, failed) => {
    waiting.push({ ...paper, picture, done, failed });
    handOut();
  });

/** The paper as PDF/A-2b with its fonts in it, drawn in a thread of its own. */
export const draw = async (paper: Paper): Promise<Uint8Array> => (await drawnBy(paper, false)).pdf;

/** The same, and its first page as an SVG that holds all it needs: what a screen shows of it. */
export async function drawWithPicture(paper: Paper): Promise<{ pdf: Uint8Array; picture: string }> {
  const { pdf, picture } = await drawnBy(paper, true);
  return { pdf, picture: picture ?? '' };
}

/** Ends the workers at once; for a shutdown. */
export async function endDrawing(): Promise<void> {
  await Promise.all([...drawers].map((drawer) => drawer.worker.terminate()));
}
