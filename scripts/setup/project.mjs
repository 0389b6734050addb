import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project folder, whatever the current folder is. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The data folder when none is named: database, secrets and logs of this copy of the project. */
export const defaultDataDir = path.join(projectRoot, '.data');
