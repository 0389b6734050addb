import { createHash } from 'node:crypto';
import { expect, inject } from 'vitest';
import { connect } from '@/scripts/setup/database.mjs';
import { withDatabase } from './cluster';

/**
 * Before each file of database tests, and before it imports anything: a database of its own, copied from the
 * migrated one, so that files can run side by side and none sees what another left. All are dropped when the
 * run ends, after the last connection is gone.
 */
const { ownerUrl, databaseUrl, template, run } = inject('testDatabase');
const file = expect.getState().testPath ?? '';
const name = `${run}${createHash('sha256').update(`${file}${process.hrtime.bigint()}`).digest('hex').slice(0, 12)}`;

const owner = await connect(ownerUrl);
await owner.query(`create database ${name} template ${template} owner cascade`);
await owner.end();

process.env.DATABASE_URL = withDatabase(databaseUrl, name);
process.env.NEXTAUTH_SECRET = 'a secret of the tests, of no value anywhere else';
process.env.CASCADE_SECRET = 'another secret of the tests, of no value either';
process.env.CASCADE_URL = 'http://localhost:3000';
process.env.NEXTAUTH_URL = process.env.CASCADE_URL;
process.env.CASCADE_DEMO = '0';
