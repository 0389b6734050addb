/** `npm run db:migrate`: brings the database of DATABASE_URL, or the embedded one, up to date and ends. */
import { prepare } from './setup/prepare.mjs';
import { fail, say } from './setup/say.mjs';
import { parseOptions } from './setup/options.mjs';

try {
  const { dataDir } = parseOptions(process.argv.slice(2));
  const prepared = await prepare({ command: 'migrate', dataDir, seed: false });
  say(
    prepared.applied.length > 0 ? `Applied: ${prepared.applied.join(', ')}` : 'The database is up to date.',
  );
  await prepared.release();
} catch (error) {
  fail(error);
}
