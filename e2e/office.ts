import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type * as verbs from './arrange';

type Answer = { number: number; value?: unknown; error?: string };

/** The verbs of ./arrange, done by a process that has the server's database. */
export type Office = Omit<typeof verbs, 'leave'>;

const root = path.join(import.meta.dirname, '..');

/** The database of the server under test: named by the environment, or by the server itself. */
function databaseUrl(): string {
  if (process.env.E2E_DATABASE_URL) return process.env.E2E_DATABASE_URL;
  const file = path.join(root, '.data', 'e2e', 'server.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { databaseUrl: string }).databaseUrl;
}

/** What the server signs codes with: named by the environment, or in the server's data. */
function codeSecret(): string {
  if (process.env.CASCADE_SECRET) return process.env.CASCADE_SECRET;
  const file = path.join(root, '.data', 'e2e', 'secrets.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { codeSecret: string }).codeSecret;
}

/** Opens the office; `close` ends its process. */
export function openOffice(publicUrl: string): { office: Office; close: () => Promise<void> } {
  const child = fork(path.join(import.meta.dirname, 'arrange-process.ts'), {
    cwd: root,
    execArgv: ['--import', 'tsx', '--conditions=react-server'],
    env: {
      ...process.env,
      ...{ DATABASE_URL: databaseUrl(), CASCADE_SECRET: codeSecret(), CASCADE_URL: publicUrl },
      NODE_OPTIONS: '',
    },
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', ({ number, value, error }: Answer) => {
    const asked = waiting.get(number);
    waiting.delete(number);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the office closed with ${code}`));
  });
  const ask = (verb: string, args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      const number = ++last;
      waiting.set(number, { resolve, reject });
      child.send({ number, verb, args });
    });
  const office = new Proxy({} as Office, {
    get: (_, verb) =>
      typeof verb === 'string' && verb !== 'then' ? (...args: unknown[]) => ask(verb, args) : undefined,
  });
  const close = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await ask('leave', []);
    child.disconnect();
    await ended;
  };
  return { office, close };
}
