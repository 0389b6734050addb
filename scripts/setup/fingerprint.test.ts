import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fingerprint, isFresh, stamp } from './fingerprint.mjs';

async function project() {
  const root = await mkdtemp(path.join(tmpdir(), 'проект с пробелом '));
  await mkdir(path.join(root, 'app'));
  await writeFile(path.join(root, 'app', 'page.tsx'), 'one');
  await writeFile(path.join(root, 'lock.json'), '{}');
  return root;
}

test('the fingerprint changes with content, names and new files, and with nothing else', async () => {
  const root = await project();
  const sources = () =>
    fingerprint(root, ['lock.json', 'app', 'absent'], (file) => !file.endsWith('.test.ts'));
  const before = await sources();
  expect(await sources()).toBe(before);
  await writeFile(path.join(root, 'app', 'page.test.ts'), 'a test is no source');
  await writeFile(path.join(root, 'README.md'), 'neither is this');
  expect(await sources()).toBe(before);
  await writeFile(path.join(root, 'app', 'page.tsx'), 'two');
  const changed = await sources();
  expect(changed).not.toBe(before);
  await writeFile(path.join(root, 'app', 'layout.tsx'), '');
  expect(await sources()).not.toBe(changed);
});

test('content that moves from one file to the next is a change', async () => {
  const root = await project();
  await writeFile(path.join(root, 'a'), 'xy');
  await writeFile(path.join(root, 'b'), 'z');
  const before = await fingerprint(root, ['a', 'b']);
  await writeFile(path.join(root, 'a'), 'x');
  await writeFile(path.join(root, 'b'), 'yz');
  expect(await fingerprint(root, ['a', 'b'])).not.toBe(before);
});

test('work is fresh only when it was stamped with these very sources', async () => {
  const root = await project();
  const file = path.join(root, '.next', 'stamp');
  expect(await isFresh(file, 'abc')).toBe(false);
  await stamp(file, 'abc');
  expect(await isFresh(file, 'abc')).toBe(true);
  expect(await isFresh(file, 'abd')).toBe(false);
});
