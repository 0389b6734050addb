/** `npm run dev`: the same set-up and data folder as `npm start`, with the server that rebuilds while you type. */
import { serveCommand } from './setup/command.mjs';

await serveCommand({ name: 'run dev', mode: 'dev', args: process.argv.slice(2) });
