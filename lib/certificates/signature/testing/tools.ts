import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether this machine has a program: `npm test` installs them where it can, and says so where it cannot. */
export function hasProgram(name: string): boolean {
  try {
    execFileSync(name, [name === 'pdfsig' ? '-v' : '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What a program says, whatever its exit code. */
export async function saidBy(name: string, ...args: string[]): Promise<string> {
  try {
    const { stdout, stderr } = await run(name, args);
    return stdout + stderr;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return stdout + stderr;
  }
}
