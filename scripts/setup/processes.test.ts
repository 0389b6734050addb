import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from './lock.mjs';
import { anyFreePort, firstFreePort, portIsFree } from './ports.mjs';
import { mayPass } from './postgres-account.mjs';
import { isAlive, processIdentity } from './processes.mjs';

async function deadProcess() {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  const identity = processIdentity(child.pid ?? 0);
  await once(child, 'exit');
  return identity;
}

test('a process is alive until it ends, and another with its number is not it', async () => {
  expect(isAlive(processIdentity(process.pid))).toBe(true);
  expect(isAlive(`${process.pid}:1`)).toBe(process.platform !== 'linux');
  expect(isAlive(await deadProcess())).toBe(false);
});

test('of many who want a lock one has it at a time, and a dead holder is no holder', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lock '));
  const file = path.join(folder, 'a.lock');
  await writeFile(file, await deadProcess());
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, () =>
      withLock(file, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test('a failure inside gives the lock back', async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'lock ')), 'a.lock');
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(file, () => Promise.resolve('mine'))).toBe('mine');
});

test('a taken port is passed over', async () => {
  const taken = new Set([3000, 3001]);
  expect(await firstFreePort(3000, (port) => Promise.resolve(!taken.has(port)))).toBe(3002);
  const server = net.createServer().listen(await anyFreePort(), '127.0.0.1');
  await once(server, 'listening');
  expect(await portIsFree((server.address() as net.AddressInfo).port)).toBe(false);
  server.close();
});

test('a user passes a folder by the first right that is about them, as the system has it', () => {
  const postgres = { uid: 70, gid: 70 };
  expect(mayPass({ mode: 0o700, uid: 0, gid: 0 }, postgres)).toBe(false);
  expect(mayPass({ mode: 0o711, uid: 0, gid: 0 }, postgres)).toBe(true);
  expect(mayPass({ mode: 0o750, uid: 0, gid: 70 }, postgres)).toBe(true);
  expect(mayPass({ mode: 0o701, uid: 0, gid: 70 }, postgres)).toBe(false);
  expect(mayPass({ mode: 0o700, uid: 70, gid: 0 }, postgres)).toBe(true);
});
