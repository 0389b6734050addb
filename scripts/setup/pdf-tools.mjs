import { existsSync } from 'node:fs';
import path from 'node:path';
import { debianInstall } from './debian.mjs';
import { runProgram } from './processes.mjs';
import { say, step } from './say.mjs';

/** Programs that did not make our PDFs and judge them, and the packages of Debian that they come in. */
const tools = { pdfsig: 'poppler-utils', qpdf: 'qpdf' };

const missing = () => {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return Object.entries(tools).filter(
    ([name]) => !folders.some((folder) => existsSync(path.join(folder, name))),
  );
};

/** Installs them where that can be done. Where it cannot, says so: the tests that need them are then skipped. */
export async function ensurePdfTools() {
  const wanted = missing();
  if (wanted.length === 0) return;
  const [commands = []] = debianInstall(...wanted.map(([, name]) => name));
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    if (commands.length > 0)
      await step(`Installing ${wanted.map(([, name]) => name).join(' and ')}`, async () => {
        for (const [command = '', ...args] of commands) await runProgram(command, args, { env });
      });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
  for (const [name, from] of missing())
    say(
      `  SKIPPED: what ${name} says of signed PDFs is not tested, it is not here (on Debian: apt-get install ${from})`,
    );
}
