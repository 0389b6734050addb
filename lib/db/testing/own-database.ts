import { inject } from 'vitest';
import { closeLimits } from '@/lib/auth/limits';
import { connect } from '@/scripts/setup/database.mjs';
import { withDatabase } from './cluster';

/**
 * Before each file of database tests, and before it imports anything: a database as migrated, copied from the one of the
 * run, so that files can run side by side and none sees what another left. The client of Prisma stays with its process,
 * and with it the plans of statements, which take it longer to make than most files take; its connections end.
 */
const { ownerUrl, databaseUrl, template, run } = inject('testDatabase');
const kept = globalThis as unknown as { cascadeDb?: { $disconnect: () => Promise<void> } };

await kept.cascadeDb?.$disconnect();
await closeLimits();

// One name for all databases of a worker, which the client knows. What is left is dropped when the run ends.
const name = `${run}${process.env.VITEST_POOL_ID}`;
const owner = await connect(ownerUrl);
await owner.query(`drop database if exists ${name} with (force)`);
await owner.query(`create database ${name} template ${template} owner cascade`);
await owner.end();

process.env.DATABASE_URL = withDatabase(databaseUrl, name);
process.env.NEXTAUTH_SECRET = 'a secret of the tests, of no value anywhere else';
process.env.CASCADE_SECRET = 'another secret of the tests, of no value either';
process.env.CASCADE_URL = 'http://localhost:3000';
process.env.NEXTAUTH_URL = process.env.CASCADE_URL;
process.env.CASCADE_DEMO = '0';
