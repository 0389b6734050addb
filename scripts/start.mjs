/** `npm start`: see docs/operations.md. Until the packages are installed, nothing here needs more than Node. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Cascade needs Node 20.19 or later; this is ${process.versions.node}.\n`);
  process.exit(1);
}
const { serveCommand } = await import('./setup/command.mjs');
await serveCommand({ name: 'start', mode: 'start', args: process.argv.slice(2) });
