import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadActor, systemActor } from '../actor';
import { changeOwnLanguage } from './commands';

const account = async (email: string) => {
  const { id } = await db.account.create({ data: { email, name: 'Aigul' }, select: { id: true } });
  const actor = await loadActor(id);
  if (!actor) throw new Error('no actor');
  return actor;
};

test('changes the language of the own account, and of no other', async () => {
  const [own, other] = [await account('own@example.org'), await account('other@example.org')];
  expect(await changeOwnLanguage(own, { language: 'RU' })).toEqual({ ok: true, value: { language: 'RU' } });
  expect((await loadActor(own.by))?.language).toBe('RU');
  expect((await loadActor(other.by))?.language).toBe('EN');
  const entries = await db.auditEntry.count({ where: { subjectId: own.by, action: 'changeOwnLanguage' } });
  expect(entries).toBe(1);
});

test('who has no account has no language to change', async () => {
  await expect(changeOwnLanguage(systemActor('test'), { language: 'RU' })).rejects.toThrow(
    'account not found',
  );
});
