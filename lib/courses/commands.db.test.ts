import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { actorWith, codes, office, programmeOf, runOf, value } from '@/lib/programmes/testing/fixture';
import { programme } from '@/lib/programmes/queries';
import { archiveCourse, changeCourse, createCourse, restoreCourse } from './commands';
import { arrangeCurriculum } from './curricula/commands';
import { attendanceOnly } from './rules';
import { course, courseOptions, courses } from './queries';
import { courseInput, courseOf } from './testing/fixture';

const unknownId = '01890000-0000-7000-8000-000000000000';
const list = { q: '', page: 1, programmeId: null, kind: null };

const stricter = attendanceOnly({ minPercent: 90, of: 'SESSIONS', excused: 'NEUTRAL' });

describe('the completion rule of a course', () => {
  it('gets a new version only where it asks for something else, and a run keeps its own', async () => {
    const { programmeId, courseId } = await courseOf('RULE');
    const runId = await runOf(courseId);
    const input = courseInput(programmeId, 'RULE', { titleEn: 'Another title' });
    value(await changeCourse(office, courseId, input));
    expect((await course(office, courseId)).completionRules).toMatchObject([{ version: 1, runs: 1 }]);

    value(await changeCourse(office, courseId, { ...input, completion: stricter }));
    expect((await course(office, courseId)).completionRules).toMatchObject([
      { version: 2, runs: 0, definition: stricter },
      { version: 1, runs: 1 },
    ]);
    const run = await db.courseRun.findUniqueOrThrow({
      where: { id: runId },
      include: { completionRule: true },
    });
    expect(run.completionRule.version).toBe(1);
  });
});

describe('a course', () => {
  it('keeps its code to itself', async () => {
    const { programmeId } = await courseOf('CODE');
    const { courseId } = await courseOf('CODE-2', { programmeId });
    expect(codes(await createCourse(office, courseInput(programmeId, 'CODE')))).toEqual(['CODE_TAKEN']);
    expect(codes(await changeCourse(office, courseId, courseInput(programmeId, 'CODE')))).toEqual([
      'CODE_TAKEN',
    ]);
  });

  it('that confers a status gives a certificate of completion', async () => {
    const type = await db.qualificationType.create({ data: { code: 'Q-1', nameEn: 'Trainer' } });
    const programmeId = await programmeOf('STATUS');
    for (const certificateKind of ['ATTENDANCE', null] as const) {
      const input = courseInput(programmeId, 'STATUS-1', { confersTypeId: type.id, certificateKind });
      expect(codes(await createCourse(office, input))).toEqual(['STATUS_NEEDS_COMPLETION_CERTIFICATE']);
    }
    const { courseId } = await courseOf('STATUS-2', { programmeId, confersTypeId: type.id });
    const without = courseInput(programmeId, 'STATUS-2', { confersTypeId: type.id, certificateKind: null });
    expect(codes(await changeCourse(office, courseId, without))).toEqual([
      'STATUS_NEEDS_COMPLETION_CERTIFICATE',
    ]);
  });

  it('stays in its programme', async () => {
    const { courseId } = await courseOf('STAYS');
    const moved = courseInput(await programmeOf('ELSEWHERE'), 'STAYS');
    expect(codes(await changeCourse(office, courseId, moved))).toEqual(['COURSE_PROGRAMME_FIXED']);
  });

  it('is nobody else’s, and names nothing invented', async () => {
    const { programmeId, courseId } = await courseOf('MINE');
    const other = await programmeOf('NOT-MINE', { countryCodes: ['TJ'] });
    const foreign = await actorWith({ programmeId: other });
    await expect(course(foreign, courseId)).rejects.toThrow(NotFound);
    await expect(createCourse(foreign, courseInput(programmeId, 'NEW'))).rejects.toThrow(NotFound);
    await expect(changeCourse(foreign, courseId, courseInput(programmeId, 'MINE'))).rejects.toThrow(NotFound);
    // Their own programme in the form does not open somebody else's course.
    await expect(changeCourse(foreign, courseId, courseInput(other, 'MINE'))).rejects.toThrow(NotFound);
    await expect(changeCourse(office, unknownId, courseInput(programmeId, 'MINE'))).rejects.toThrow(NotFound);
    await expect(createCourse(office, courseInput(unknownId, 'NEW'))).rejects.toThrow(NotFound);
    const invented = courseInput(programmeId, 'NEW', { entitledTypeIds: [unknownId] });
    await expect(createCourse(office, invented)).rejects.toThrow(NotFound);
    expect((await courses(foreign, list)).total).toBe(0);
    expect(await courseOptions(foreign)).toEqual([]);
  });

  it('is seen and not changed by the coordinator of a country, with the runs there only', async () => {
    const programmeId = await programmeOf('COUNTRIES', { countryCodes: ['GE', 'AM'] });
    const { courseId } = await courseOf('ABROAD', { programmeId });
    await runOf(courseId, 'GE');
    await runOf(courseId, 'AM');
    const inGeorgia = await actorWith({ countryCode: 'GE' });
    expect((await course(inGeorgia, courseId)).runs).toHaveLength(1);
    expect((await courses(inGeorgia, list)).rows).toMatchObject([{ code: 'ABROAD', runs: 1 }]);
    const changed = changeCourse(inGeorgia, courseId, courseInput(programmeId, 'ABROAD'));
    await expect(changed).rejects.toThrow(NotFound);
  });

  it('is found by words of its titles in either language, and by filters', async () => {
    const { programmeId } = await courseOf('FIND', { titleRu: 'Подготовка фасилитаторов', kind: 'WORKSHOP' });
    const found = async (filter: { q?: string; kind?: 'WORKSHOP' | 'DIALOGUE' }) =>
      (await courses(office, { ...list, programmeId, ...filter })).total;
    expect(await found({ q: 'фасилитаторов подготовка' })).toBe(1);
    expect(await found({ q: 'find' })).toBe(1);
    expect(await found({ q: 'dialogue' })).toBe(0);
    expect(await found({ kind: 'WORKSHOP' })).toBe(1);
    expect(await found({ kind: 'DIALOGUE' })).toBe(0);
  });
});

describe('a curriculum', () => {
  it('keeps the order in which its courses are given, and another one later', async () => {
    const programmeId = await programmeOf('CURR');
    const ids = [];
    for (const code of ['C-1', 'C-2', 'C-3']) ids.push((await courseOf(code, { programmeId })).courseId);
    const input = { code: 'CURR-A', titleEn: 'Series', titleRu: null };
    const { curriculumId } = value(
      await arrangeCurriculum(office, programmeId, { ...input, courseIds: ids }),
    );
    const order = async () =>
      (await programme(office, programmeId)).curricula[0]?.courses.map(({ position, course: { code } }) => [
        position,
        code,
      ]);
    expect(await order()).toEqual([
      [1, 'C-1'],
      [2, 'C-2'],
      [3, 'C-3'],
    ]);
    const turned = { ...input, courseIds: [...ids].reverse() };
    value(await arrangeCurriculum(office, programmeId, turned, curriculumId));
    expect((await order())?.map(([, code]) => code)).toEqual(['C-3', 'C-2', 'C-1']);
    // Without saying which, the same code would be a second curriculum, never the first one overwritten.
    expect(codes(await arrangeCurriculum(office, programmeId, turned))).toEqual(['CODE_TAKEN']);
  });

  it('takes its own programme’s courses, each once, and is nobody else’s', async () => {
    const { programmeId, courseId } = await courseOf('ONE');
    const { programmeId: other, courseId: foreign } = await courseOf('TWO');
    const input = { code: 'CURR-B', titleEn: 'Series', titleRu: null };
    const arrange = (courseIds: string[]) => arrangeCurriculum(office, programmeId, { ...input, courseIds });
    expect(codes(await arrange([courseId, foreign]))).toEqual(['COURSE_OF_ANOTHER_PROGRAMME']);
    expect(codes(await arrange([courseId, courseId]))).toEqual(['COURSE_TWICE']);
    const { curriculumId } = value(await arrange([courseId]));
    const taken = arrangeCurriculum(office, other, { ...input, courseIds: [foreign] }, curriculumId);
    await expect(taken).rejects.toThrow(NotFound);
    const coordinator = await actorWith({ programmeId: other });
    const asForeigner = arrangeCurriculum(coordinator, programmeId, { ...input, courseIds: [courseId] });
    await expect(asForeigner).rejects.toThrow(NotFound);
  });
});

describe('an archived course', () => {
  it('is not offered for runs any more, until it is restored', async () => {
    const { courseId } = await courseOf('GONE');
    const offered = async () => (await courseOptions(office)).some(({ id }) => id === courseId);
    value(await archiveCourse(office, courseId));
    value(await archiveCourse(office, courseId));
    expect(await offered()).toBe(false);
    expect((await course(office, courseId)).archived).toBe(true);
    const { rows } = await courses(office, { ...list, q: 'GONE' });
    expect(rows.map(({ archived }) => archived)).toEqual([true]);
    value(await restoreCourse(office, courseId));
    expect([await offered(), (await course(office, courseId)).archived]).toEqual([true, false]);
    const entries = await db.auditEntry.findMany({ where: { subjectId: courseId }, orderBy: { seq: 'asc' } });
    expect(entries.map(({ action }) => action)).toEqual(['createCourse', 'archiveCourse', 'restoreCourse']);
  });

  it('is nobody’s to archive who does not manage its programme', async () => {
    const { courseId } = await courseOf('KEPT');
    const foreign = await actorWith({ programmeId: await programmeOf('KEPT-2') });
    for (const command of [archiveCourse, restoreCourse]) {
      await expect(command(foreign, courseId)).rejects.toThrow(NotFound);
      await expect(command(office, unknownId)).rejects.toThrow(NotFound);
    }
  });
});
