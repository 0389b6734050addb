import { expect, test } from 'vitest';
import { isDatabaseAway } from './rules';

test('a database that is away is told from a mistake of ours, however it is wrapped', () => {
  for (const error of [
    Object.assign(new Error('raw query failed'), {
      code: 'P2010',
      meta: { driverAdapterError: { cause: { kind: 'ConnectionClosed' } } },
    }),
    Object.assign(new Error('terminating connection'), { code: '57P01' }),
    new Error('Connection terminated unexpectedly'),
    new Error('Client has encountered a connection error and is not queryable'),
    new Error('failed', { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) }),
  ])
    expect(isDatabaseAway(error), error.message).toBe(true);
  for (const error of [
    new Error('duplicate key'),
    Object.assign(new Error('raw query failed'), { code: 'P2010', meta: { code: '23505' } }),
    null,
    'Connection terminated',
  ])
    expect(isDatabaseAway(error)).toBe(false);
});
