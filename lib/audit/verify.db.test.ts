import { afterAll, expect, test } from 'vitest';
import { systemActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { done } from '@/lib/errors/outcome';
import { audit } from './record';
import { verifyAuditChain } from './verify';

afterAll(() => db.$disconnect());

const write = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, i) =>
      inTransaction(async (tx) => {
        const details = { i, ünï: 'кодъ', nested: { b: 1, a: [1, null] } };
        await audit(tx, systemActor('test'), {
          action: 'try',
          subjectType: 'thing',
          subjectId: `${i}`,
          details,
        });
        return done(null);
      }),
    ),
  );

/** As somebody with the database's own password would. */
const tamper = (sql: string) =>
  db.$transaction([
    db.$executeRawUnsafe('ALTER TABLE audit_entry DISABLE TRIGGER USER'),
    db.$executeRawUnsafe(sql),
    db.$executeRawUnsafe('ALTER TABLE audit_entry ENABLE TRIGGER USER'),
  ]);

test('entries written at once make one whole chain; a changed or removed one is found', async () => {
  await write(12);
  expect(await verifyAuditChain()).toEqual({ whole: true, entries: 12 });
  await tamper(`UPDATE audit_entry SET actor = 'somebody else' WHERE seq = 5`);
  expect(await verifyAuditChain()).toEqual({ whole: false, entries: 12, brokenAt: 5 });
  await tamper(`UPDATE audit_entry SET actor = 'system:test' WHERE seq = 5`);
  expect(await verifyAuditChain()).toMatchObject({ whole: true });
  await tamper(`DELETE FROM audit_entry WHERE seq = 9`);
  expect(await verifyAuditChain()).toMatchObject({ whole: false, brokenAt: 10 });
});

test('the log itself refuses to be rewritten', async () => {
  await expect(db.auditEntry.deleteMany()).rejects.toThrow(/append_only/);
  await expect(db.auditEntry.updateMany({ data: { actor: 'x' } })).rejects.toThrow(/append_only/);
});
