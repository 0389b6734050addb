import { expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { scheduleSession } from '../../sessions/commands';
import {
  codes,
  coordinatorOf,
  courseOf,
  office,
  personOf,
  runOf,
  sessionInput,
  value,
} from '../../testing/fixture';
import { addTrack } from '../../tracks/commands';
import { assignTrainer } from '../../trainers/commands';
import { undoAgenda } from '../undo/commands';
import { applyTemplate, saveTemplate } from './commands';
import { templatePreview } from './queries';

const at = (day: number, from: string, to: string, changes: Parameters<typeof sessionInput>[2] = {}) =>
  sessionInput(`2026-06-${day}T${from}`, `2026-06-${day}T${to}`, changes);

/** A run of two days in two tracks, kept as the agenda of its course, and another run of the course. */
async function saved(code: string) {
  const { courseId, programmeId } = await courseOf(code);
  const { runId } = await runOf(courseId);
  const { trackId: a } = value(await addTrack(office, runId, { name: 'Police' }));
  const { trackId: b } = value(await addTrack(office, runId, { name: 'Schools' }));
  for (const session of [
    at(15, '09:00', '09:30', { titleEn: 'Opening', titleRu: 'Открытие', kind: 'OPENING' }),
    at(15, '10:00', '12:00', { titleEn: 'Plenary', mandatory: true }),
    at(15, '12:00', '13:00', { titleEn: 'Lunch', kind: 'BREAK' }),
    at(16, '09:00', '12:00', { titleEn: 'Police work', trackId: a }),
    at(16, '09:00', '12:00', { titleEn: 'School work', trackId: b, counts: false }),
  ]) {
    value(await scheduleSession(office, runId, session));
  }
  value(await saveTemplate(office, runId, { replace: false }));
  const next = await runOf(courseId, { startsOn: '2026-09-01', endsOn: '2026-09-02' });
  return { courseId, programmeId, runId, nextId: next.runId };
}

const shown = async (runId: string) =>
  (
    await db.trainingSession.findMany({
      where: { runId },
      orderBy: [{ startsAt: 'asc' }, { titleEn: 'asc' }],
      include: { track: true, trainers: true },
    })
  ).map(({ startsAtLocal, endsAtLocal, titleEn, titleRu, kind, counts, mandatory, track }) => [
    startsAtLocal.toISOString().slice(11, 16),
    endsAtLocal.toISOString().slice(11, 16),
    ...[titleEn, titleRu, kind, counts, mandatory, track?.name ?? null],
  ]);

it('applied to another run, a saved agenda is the same, with the tracks it needs', async () => {
  const { runId, nextId } = await saved('SAME');
  const preview = await templatePreview(office, nextId);
  expect(preview.map(({ day, state, sessions }) => [day, state, sessions.length])).toEqual([
    ['2026-09-01', 'FREE', 3],
    ['2026-09-02', 'FREE', 2],
  ]);
  const { count, undo } = value(await applyTemplate(office, nextId, { days: [1, 2], withTrainers: true }));
  expect(count).toBe(5);
  expect(await shown(nextId)).toEqual(await shown(runId));
  expect(await db.trainingSession.count({ where: { runId: nextId, mandatory: true } })).toBe(1);
  value(await undoAgenda(office, nextId, undo));
  expect(await shown(nextId)).toEqual([]);
  expect(await db.track.count({ where: { runId: nextId } })).toBe(0);
});

it('fills empty days only, all of those chosen or none, each refused by name', async () => {
  const { nextId } = await saved('DAYS');
  value(await applyTemplate(office, nextId, { days: [1], withTrainers: false }));
  const outcome = await applyTemplate(office, nextId, { days: [1, 2, 3], withTrainers: false });
  expect(codes(outcome)).toEqual(['TEMPLATE_DAY_PLANNED', 'TEMPLATE_DAY_UNKNOWN']);
  expect(await db.trainingSession.count({ where: { runId: nextId } })).toBe(3);
  const { runId: short } = await runOf(
    (await db.courseRun.findUniqueOrThrow({ where: { id: nextId } })).courseId,
    {
      startsOn: '2026-10-01',
      endsOn: '2026-10-01',
    },
  );
  expect(codes(await applyTemplate(office, short, { days: [2], withTrainers: false }))).toEqual([
    'TEMPLATE_DAY_OUTSIDE',
  ]);
});

it('puts the trainers where all of them can be, and refuses all of it where one is busy', async () => {
  const { courseId, nextId } = await saved('TAUGHT');
  const trainerId = await personOf('T T');
  value(await assignTrainer(office, nextId, { personId: trainerId, waiverReason: null }));
  const other = await runOf(courseId, { startsOn: '2026-09-01', endsOn: '2026-09-02' });
  value(await assignTrainer(office, other.runId, { personId: trainerId, waiverReason: null }));
  const busy = sessionInput('2026-09-01T11:00', '2026-09-01T12:00', { trainerIds: [trainerId] });
  value(await scheduleSession(office, other.runId, busy));
  const choice = { days: [1, 2], withTrainers: true };
  expect(codes(await applyTemplate(office, nextId, choice))).toEqual(['TRAINER_BUSY_ON']);
  expect(await db.trainingSession.count({ where: { runId: nextId } })).toBe(0);
  await db.sessionTrainer.deleteMany({ where: { personId: trainerId } });
  value(await applyTemplate(office, nextId, choice));
  const taught = await db.trainingSession.findMany({
    where: { runId: nextId, trainers: { some: {} } },
    orderBy: { startsAt: 'asc' },
    select: { titleEn: true },
  });
  expect(taught.map(({ titleEn }) => titleEn)).toEqual(['Opening', 'Plenary']);
});

it('asks before it replaces the agenda of the course, and is only for who manages the programme', async () => {
  const { courseId, programmeId, runId, nextId } = await saved('REPLACE');
  expect(codes(await saveTemplate(office, nextId, { replace: true }))).toEqual(['AGENDA_EMPTY']);
  expect(codes(await saveTemplate(office, runId, { replace: false }))).toEqual(['TEMPLATE_EXISTS']);
  expect(value(await saveTemplate(office, runId, { replace: true }))).toEqual({ blocks: 5 });
  expect(await db.agendaBlock.count({ where: { courseId } })).toBe(5);
  const ofCountry = await coordinatorOf({ programmeId, countryCode: 'UZ' });
  await expect(saveTemplate(ofCountry, runId, { replace: true })).rejects.toThrow(NotFound);
  value(await applyTemplate(ofCountry, nextId, { days: [1], withTrainers: false }));
  const foreign = await coordinatorOf({ countryCode: 'GB' });
  await expect(applyTemplate(foreign, nextId, { days: [2], withTrainers: false })).rejects.toThrow(NotFound);
  await expect(templatePreview(foreign, nextId)).rejects.toThrow(NotFound);
});
