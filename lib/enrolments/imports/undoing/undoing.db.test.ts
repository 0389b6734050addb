import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, coordinatorOf, courseOf, office, runOf, value } from '@/lib/runs/testing/fixture';
import { enrol } from '../../commands';
import { applyImport } from '../application/commands';
import { openImport } from '../commands';
import { importPreview, imports } from '../queries';
import { undoImport } from './commands';

const csv = (...lines: string[]) => Buffer.from(lines.join('\n'));

async function applied(runId: string, ...lines: string[]) {
  const { batchId } = value(await openImport(office, runId, { fileName: 'list.csv', bytes: csv(...lines) }));
  value(await applyImport(office, batchId, { state: 'NOMINATED', undecided: 'SAME' }));
  return batchId;
}

/** Everything that an import writes and undoing it has to take back. */
async function everything() {
  const people = await db.person.findMany({ orderBy: { id: 'asc' }, omit: { updatedAt: true } });
  const enrolments = await db.enrolment.findMany({ orderBy: { id: 'asc' } });
  const decisions = await db.enrolmentDecision.findMany({ orderBy: { id: 'asc' } });
  const brought = await db.importedPerson.findMany({ orderBy: { personId: 'asc' } });
  return { people, enrolments, decisions, brought };
}

let courseId: string;
beforeAll(async () => {
  ({ courseId } = await courseOf('UND'));
});

test('an import is taken back to the last field, once, and by nobody else', async () => {
  const { runId: first } = await runOf(courseId);
  await applied(first, 'ФИО;Телефон', 'Каримова Нигора;+998 90 111 22 33');
  const { runId } = await runOf(courseId, { startsOn: '2026-08-01', endsOn: '2026-08-02' });
  const before = await everything();
  const batchId = await applied(
    runId,
    'ФИО;Телефон;Пол;Должность;Name in passport;E-mail',
    'Каримова Нигора;+998 90 111 22 33;ж;судья;Karimova Nigora;nigora@example.org',
    'Турсунов Жасур;+998 90 222 33 44;м;инспектор;;',
  );
  const during = await everything();
  expect(during.people).toHaveLength(before.people.length + 1);
  expect(during.people.find(({ latinName }) => latinName === 'Karimova Nigora')).toMatchObject({
    sex: 'FEMALE',
  });
  const foreign = await coordinatorOf({ countryCode: 'KZ' });
  await expect(undoImport(foreign, batchId)).rejects.toThrow(NotFound);
  expect(value(await undoImport(office, batchId))).toEqual({ places: 2, people: 1, emptied: 1 });
  expect(await everything()).toEqual(before);
  expect(codes(await undoImport(office, batchId))).toEqual(['IMPORT_UNDONE']);
  expect(codes(await applyImport(office, batchId, { state: 'NOMINATED' }))).toEqual([
    'IMPORT_ALREADY_APPLIED',
  ]);
  const [listed] = (await imports(office, runId)).batches;
  expect(listed?.undoneAt).not.toBeNull();
  expect((await importPreview(office, batchId)).batch.undoneAt).not.toBeNull();
  const jobs = await db.$queryRaw<{ key: string }[]>`
    SELECT key FROM graphile_worker.jobs WHERE key = ${`tell-participants:${runId}`}`;
  expect(jobs).toHaveLength(1);
});

test('what somebody changed since stays', async () => {
  const { runId } = await runOf(courseId);
  await applied(runId, 'ФИО;Телефон', 'Саидов Рустам;+998 90 555 66 77');
  const { runId: later } = await runOf(courseId, { startsOn: '2026-09-01', endsOn: '2026-09-02' });
  const batchId = await applied(
    later,
    'ФИО;Телефон;Должность;Пол',
    'Саидов Рустам;+998 90 555 66 77;судья;м',
  );
  await db.person.updateMany({ where: { officialName: 'Саидов Рустам' }, data: { position: 'министр' } });
  value(await undoImport(office, batchId));
  expect(await db.person.findFirst({ where: { officialName: 'Саидов Рустам' } })).toMatchObject({
    position: 'министр',
    sex: null,
  });
});

test('all or nothing: refused with the names and the reasons while something hangs on somebody', async () => {
  const { runId } = await runOf(courseId);
  const batchId = await applied(runId, 'ФИО', 'Первая Анна', 'Второй Борис', 'Третий Виктор');
  const people = await db.person.findMany({
    where: { importedBy: { batchId } },
    orderBy: { searchKey: 'asc' },
    select: { id: true, officialName: true, enrolments: { select: { id: true } } },
  });
  const [anna, boris] = ['Первая Анна', 'Второй Борис'].map((name) =>
    people.find(({ officialName }) => officialName === name),
  );
  const { runId: other } = await runOf(courseId, { startsOn: '2026-10-01', endsOn: '2026-10-02' });
  value(await enrol(office, other, { personIds: [anna!.id], state: 'NOMINATED', reason: null }));
  await db.invitation.create({ data: { enrolmentId: boris!.enrolments[0]!.id, told: {}, sentBy: 'test' } });
  const before = await everything();
  expect(await undoImport(office, batchId)).toEqual({
    ok: false,
    refusals: [
      { code: 'UNDO_ELSEWHERE', params: { name: 'Первая Анна' } },
      { code: 'UNDO_INVITED', params: { name: 'Второй Борис' } },
    ],
  });
  expect(await everything()).toEqual(before);
  await db.invitation.deleteMany({ where: { enrolment: { runId } } });
  expect(codes(await undoImport(office, batchId))).toEqual(['UNDO_ELSEWHERE']);
});

test('refused while somebody of it has begun a test', async () => {
  const { runId } = await runOf(courseId, { startsOn: '2026-11-01', endsOn: '2026-11-02' });
  const batchId = await applied(runId, 'ФИО', 'Экзаменова Дарья');
  const { id: enrolmentId } = await db.enrolment.findFirstOrThrow({ where: { runId }, select: { id: true } });
  const composed = { courseId, kind: 'PRE' as const, version: 1, createdBy: 'test' };
  const { id: testId } = await db.courseTest.create({ data: composed, select: { id: true } });
  const attempt = { runId, enrolmentId, testId, kind: 'PRE' as const, source: 'PERSON' as const };
  await db.testAttempt.create({ data: { ...attempt, recordedBy: 'test' } });
  expect(codes(await undoImport(office, batchId))).toEqual(['UNDO_ASSESSED']);
});

test('a list that was not applied cannot be taken back', async () => {
  const { runId } = await runOf(courseId);
  const { batchId } = value(
    await openImport(office, runId, { fileName: 'a.csv', bytes: csv('ФИО', 'Анна Ким') }),
  );
  expect(codes(await undoImport(office, batchId))).toEqual(['IMPORT_NOT_APPLIED']);
});
