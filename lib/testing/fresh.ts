import { vi } from 'vitest';

/**
 * Before each file of tests: modules that nobody has used, and the process as it was, so that no file sees what another
 * left. The process stays, and with it what the packages have loaded: to load them again takes longer than most files do.
 */
const kept = globalThis as unknown as { environmentBefore?: NodeJS.ProcessEnv };

vi.useRealTimers();
vi.unstubAllGlobals();
vi.unstubAllEnvs();
vi.resetModules();

kept.environmentBefore ??= { ...process.env };
for (const name of Object.keys(process.env)) delete process.env[name];
Object.assign(process.env, kept.environmentBefore);
