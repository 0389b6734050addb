import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { programme } from '../queries';
import { actorWith, codes, office, programmeOf, runOf, value } from '../testing/fixture';
import { recordResult, removeResult } from './commands';
import { attachEvidence, removeEvidence } from './evidence/commands';
import { evidenceFile, evidenceOf } from './evidence/queries';
import { evidenceLimit } from './evidence/schema';
import { resultRecord, runChoices, runResults } from './queries';
import { resultSchema, type ResultInput } from './schema';

const unknownId = '01890000-0000-7000-8000-000000000000';

const of = (changes: Record<string, unknown> = {}): ResultInput =>
  resultSchema.parse({
    courseId: '',
    runIds: [],
    achievedBy: 'Port Control Units',
    institutionId: '',
    place: 'Aktau seaport',
    countryCode: 'KZ',
    what: 'metallic mercury without permits',
    quantity: 20063,
    unit: 'kg',
    furtherQuantity: 525,
    furtherUnit: 'canisters',
    happenedFrom: '2017-05-01',
    happenedTo: '2017-05-31',
    remark: '',
    source: 'Quarterly report',
    ...changes,
  });

let made = 0;
async function world() {
  const tag = `RES-${++made}`;
  const programmeId = await programmeOf(tag);
  const { id: courseId } = await db.course.create({
    data: {
      ...{ programmeId, code: tag, titleEn: 'Course', kind: 'WORKSHOP', searchKey: '' },
      completionRules: { create: { version: 1, definition: {} } },
    },
    select: { id: true },
  });
  return { programmeId, courseId, runId: await runOf(courseId) };
}

let own: Awaited<ReturnType<typeof world>>;
let other: Awaited<ReturnType<typeof world>>;
let coordinator: Actor;
let foreign: Actor;
beforeAll(async () => {
  [own, other] = [await world(), await world()];
  coordinator = await actorWith({ programmeId: own.programmeId });
  foreign = await actorWith({ programmeId: other.programmeId });
});

const record = async (changes: Record<string, unknown> = {}, resultId: string | null = null) =>
  value(await recordResult(coordinator, own.programmeId, of(changes), resultId)).resultId;

describe('a result', () => {
  it('holds its figures as figures, and who entered it', async () => {
    const id = await record();
    const { results } = await programme(coordinator, own.programmeId);
    expect(results).toMatchObject([
      {
        ...{ id, quantity: 20063, unit: 'kg', furtherQuantity: 525, furtherUnit: 'canisters' },
        ...{ happenedFrom: '2017-05-01', happenedTo: '2017-05-31', country: { nameEn: 'Kazakhstan' } },
      },
    ]);
    expect((await resultRecord(coordinator, id)).enteredBy).toBe('Somebody');
  });

  it('keeps what it said before each correction, and nothing for one that changes nothing', async () => {
    const id = await record();
    await record({ quantity: 20064, runIds: [own.runId] }, id);
    await record({ quantity: 20064, runIds: [own.runId] }, id);
    await record({ quantity: 20064, place: 'Aktau', runIds: [own.runId] }, id);
    const { changes, place } = await resultRecord(coordinator, id);
    expect(place).toBe('Aktau');
    expect(changes.map(({ before, by }) => [before, by])).toEqual([
      [{ place: 'Aktau seaport' }, 'Somebody'],
      [{ quantity: 20063, runIds: [] }, 'Somebody'],
    ]);
    await expect(db.resultChange.updateMany({ data: { by: 'nobody' } })).rejects.toThrow(/append_only/);
    await expect(db.result.deleteMany({ where: { id } })).rejects.toThrow(/append_only/);
  });

  it('that should not have been entered is taken away, and its row stays', async () => {
    const id = await record({ runIds: [own.runId] });
    await expect(removeResult(foreign, own.programmeId, id)).rejects.toThrow(NotFound);
    await expect(removeResult(foreign, other.programmeId, id)).rejects.toThrow(NotFound);
    value(await removeResult(coordinator, own.programmeId, id));
    expect((await programme(office, own.programmeId)).results.map((each) => each.id)).not.toContain(id);
    expect((await runResults(coordinator, own.runId)).map((each) => each.id)).not.toContain(id);
    await expect(resultRecord(coordinator, id)).rejects.toThrow(NotFound);
    await expect(removeResult(coordinator, own.programmeId, id)).rejects.toThrow(NotFound);
    await expect(record({}, id)).rejects.toThrow(NotFound);
    expect(await db.result.findUnique({ where: { id } })).toMatchObject({ removedBy: coordinator.by });
    const entry = await db.auditEntry.findFirst({ where: { action: 'removeResult', subjectId: id } });
    expect(entry?.details).toEqual({ programmeId: own.programmeId });
  });

  it('is of one programme: its course, its runs and its corrections are not another’s', async () => {
    const id = await record();
    for (const changes of [
      { courseId: other.courseId },
      { runIds: [own.runId, other.runId] },
      { institutionId: unknownId },
      { countryCode: 'XX' },
    ])
      await expect(record(changes)).rejects.toThrow(NotFound);
    await expect(recordResult(foreign, other.programmeId, of(), id)).rejects.toThrow(NotFound);
    await expect(recordResult(foreign, own.programmeId, of())).rejects.toThrow(NotFound);
    await expect(resultRecord(foreign, id)).rejects.toThrow(NotFound);
    await expect(resultRecord(coordinator, 'nonsense')).rejects.toThrow(NotFound);
  });

  it('stands on the run that it came of, and on all runs of its course where it is tied to none', async () => {
    const { programmeId, courseId, runId } = await world();
    const second = await runOf(courseId);
    const save = async (changes: Record<string, unknown>) =>
      value(await recordResult(office, programmeId, of({ ...changes, courseId }))).resultId;
    const [ofRun, ofCourse] = [await save({ runIds: [runId] }), await save({})];
    const seen = async (id: string) => (await runResults(office, id)).map((each) => [each.id, each.ofCourse]);
    expect(await seen(runId)).toEqual([
      [ofRun, false],
      [ofCourse, true],
    ]);
    expect(await seen(second)).toEqual([[ofCourse, true]]);
    await expect(runResults(coordinator, runId)).rejects.toThrow(NotFound);
    expect((await runChoices(office, programmeId)).map(({ id }) => id).sort()).toEqual(
      [runId, second].sort(),
    );
    expect(await runChoices(coordinator, programmeId)).toEqual([]);
  });
});

const picture = (tag: string) => {
  const bytes = new Uint8Array(64);
  bytes.set([0x89, ...new TextEncoder().encode('PNG\r\n'), 0x1a, 0x0a, ...new TextEncoder().encode(tag)]);
  return { name: `IMG/${tag}.exe`, bytes };
};

describe('what shows a result', () => {
  const attach = (resultId: string, file = picture(`p${++made}`), actor = coordinator) =>
    attachEvidence(actor, resultId, file);

  it('is kept byte for byte as what its content is, once', async () => {
    const [id, file] = [await record(), picture('seal')];
    const { evidenceId } = value(await attach(id, file));
    expect(codes(await attach(id, file))).toEqual(['FILE_ATTACHED']);
    expect(await evidenceOf(coordinator, id)).toMatchObject([
      { id: evidenceId, name: 'IMG seal.png', mediaType: 'image/png', size: 64, attachedBy: 'Somebody' },
    ]);
    const kept = await evidenceFile(coordinator, evidenceId);
    expect(Buffer.from(kept.bytes).equals(file.bytes)).toBe(true);
    expect((await resultRecord(coordinator, id)).files).toBe(1);
    expect((await evidenceFile(office, evidenceId)).name).toBe('IMG seal.png');
  });

  it('is a picture or a PDF, and not too large', async () => {
    const id = await record();
    const script = new TextEncoder().encode('<svg onload="alert(1)"></svg>');
    expect(codes(await attach(id, { name: 'a.png', bytes: script }))).toEqual(['FILE_UNREADABLE']);
    const large = new Uint8Array(evidenceLimit + 1);
    large.set(picture('large').bytes);
    expect(codes(await attach(id, { name: 'a.png', bytes: large }))).toEqual(['ATTACHMENT_TOO_LARGE']);
  });

  it('sent twice at once is kept once', async () => {
    const [id, file] = [await record(), picture('twice')];
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => attach(id, file)));
    expect(outcomes.flatMap(codes)).toEqual(['FILE_ATTACHED', 'FILE_ATTACHED', 'FILE_ATTACHED']);
  });

  it('is seen by those who see the programme or manage the run, and by nobody else', async () => {
    const id = await record({ runIds: [own.runId] });
    const { evidenceId } = value(await attach(id));
    const inCountry = await actorWith({ countryCode: 'UZ' });
    expect((await evidenceFile(inCountry, evidenceId)).mediaType).toBe('image/png');
    for (const actor of [foreign, await actorWith(null)]) {
      await expect(evidenceFile(actor, evidenceId)).rejects.toThrow(NotFound);
      await expect(evidenceOf(actor, id)).rejects.toThrow(NotFound);
      await expect(attach(id, picture('x'), actor)).rejects.toThrow(NotFound);
      await expect(removeEvidence(actor, { evidenceId, reason: 'x' })).rejects.toThrow(NotFound);
    }
    await expect(attach(id, picture('x'), inCountry)).rejects.toThrow(NotFound);
  });

  it('is taken away with a reason, which stays with the file', async () => {
    const id = await record();
    const { evidenceId } = value(await attach(id));
    value(await removeEvidence(coordinator, { evidenceId, reason: 'Another seizure' }));
    await expect(evidenceFile(coordinator, evidenceId)).rejects.toThrow(NotFound);
    expect(await evidenceOf(coordinator, id)).toEqual([]);
    await expect(removeEvidence(coordinator, { evidenceId, reason: 'x' })).rejects.toThrow(NotFound);
    const row = await db.resultFile.findUnique({ where: { id: evidenceId }, include: { file: true } });
    expect(row).toMatchObject({ removedReason: 'Another seizure', file: { mediaType: 'image/png' } });
  });
});
