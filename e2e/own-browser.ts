import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import { findChromium } from '../scripts/setup/chromium.mjs';

type Running = { context: BrowserContext; kill: () => Promise<void> };

/**
 * A browser with a profile on the disk, as a person's own is, that can be killed at any moment and started again on what
 * it left. `args`: those of the other browsers.
 */
export async function ownBrowser(args: readonly string[]) {
  const profile = await mkdtemp(path.join(tmpdir(), 'cascade-browser-'));
  let running: Running | null = null;

  async function start(): Promise<BrowserContext> {
    const child = spawn(
      findChromium() ?? '',
      [...args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
      { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr.on('data', (part: Buffer) => {
        said += part.toString();
        const found = /DevTools listening on (\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
      child.once('exit', () => reject(new Error(`the browser ended: ${said}`)));
    });
    const browser = await chromium.connectOverCDP(address);
    const [context] = browser.contexts();
    if (!context) throw new Error('the browser has no profile');
    const kill = async () => {
      // The whole group: what draws and what stores are processes of their own.
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
      await ended;
      running = null;
    };
    running = { context, kill };
    return context;
  }

  return {
    start,
    /** Ends it as a power cut does. */
    kill: async () => running?.kill(),
    async remove() {
      await running?.kill();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
