/** `npm run lock:complete`: after `npm install`, names the binaries of other systems that the registry did not give. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { missingPlatforms } from './setup/lock-file.mjs';
import { projectRoot } from './setup/project.mjs';
import { say } from './setup/say.mjs';

const file = path.join(projectRoot, 'package-lock.json');
const lock = JSON.parse(await readFile(file, 'utf8'));
const missing = missingPlatforms(lock.packages);
const sorted = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
if (Object.keys(missing).length > 0) await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
say(`${Object.keys(missing).length} added to package-lock.json`);
