import { expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { scheduleSession } from '../sessions/commands';
import {
  codes,
  coordinatorOf,
  courseOf,
  office,
  personOf,
  runOf,
  sessionInput,
  value,
} from '../testing/fixture';
import { addTrack, dividePeople, removeTrack, renameTrack } from './commands';
import { trackPeople } from './queries';

async function runWithPeople(code: string) {
  const { courseId } = await courseOf(code);
  const { runId } = await runOf(courseId);
  const enrolmentIds: string[] = [];
  for (const [name, state] of [
    ['Aziza', 'CONFIRMED'],
    ['Bakyt', 'INVITED'],
    ['Chinara', 'DECLINED'],
  ] as const) {
    const { id } = await db.enrolment.create({
      data: { runId, personId: await personOf(`${name} ${code}`), state },
      select: { id: true },
    });
    enrolmentIds.push(id);
  }
  return { runId, enrolmentIds };
}

it('adds, renames and removes tracks; names are once in a run', async () => {
  const { runId } = await runWithPeople('TRACKS');
  const { trackId } = value(await addTrack(office, runId, { name: 'A' }));
  const second = value(await addTrack(office, runId, { name: 'B' })).trackId;
  expect(codes(await addTrack(office, runId, { name: 'A' }))).toEqual(['NAME_TAKEN']);
  expect(codes(await renameTrack(office, second, { name: 'A' }))).toEqual(['NAME_TAKEN']);
  value(await renameTrack(office, second, { name: 'Schools' }));
  value(await removeTrack(office, trackId));
  const tracks = await db.track.findMany({ where: { runId }, select: { name: true, position: true } });
  expect(tracks).toEqual([{ name: 'Schools', position: 2 }]);
});

it('keeps a track that sessions or people hang on', async () => {
  const { runId, enrolmentIds } = await runWithPeople('INUSE');
  const { trackId } = value(await addTrack(office, runId, { name: 'A' }));
  const input = sessionInput('2026-06-15T09:00', '2026-06-15T10:00', { trackId });
  value(await scheduleSession(office, runId, input));
  value(await dividePeople(office, runId, { places: [{ enrolmentId: enrolmentIds[0]!, trackId }] }));
  expect(await removeTrack(office, trackId)).toMatchObject({
    refusals: [{ code: 'TRACK_IN_USE', params: { sessions: 1, people: 1 } }],
  });
});

it('divides people, all or nobody, and shows who takes part', async () => {
  const { runId, enrolmentIds } = await runWithPeople('DIVIDE');
  const { trackId } = value(await addTrack(office, runId, { name: 'A' }));
  const places = enrolmentIds.slice(0, 2).map((enrolmentId) => ({ enrolmentId, trackId }));
  expect(value(await dividePeople(office, runId, { places }))).toEqual({ count: 2 });
  const people = await trackPeople(office, runId);
  expect(people.map(({ name, confirmed, trackId: track }) => [name, confirmed, track])).toEqual([
    ['Aziza DIVIDE', true, trackId],
    ['Bakyt DIVIDE', false, trackId],
  ]);
  const other = await runWithPeople('DIVIDE2');
  const mixed = {
    places: [
      { enrolmentId: enrolmentIds[0]!, trackId: null },
      { enrolmentId: other.enrolmentIds[0]!, trackId: null },
    ],
  };
  await expect(dividePeople(office, runId, mixed)).rejects.toThrow(NotFound);
  const strange = { places: [{ enrolmentId: other.enrolmentIds[0]!, trackId }] };
  await expect(dividePeople(office, other.runId, strange)).rejects.toThrow(NotFound);
  expect((await trackPeople(office, runId))[0]!.trackId).toBe(trackId);
});

it('is nobody’s who does not manage the run', async () => {
  const { runId, enrolmentIds } = await runWithPeople('FOREIGN');
  const { trackId } = value(await addTrack(office, runId, { name: 'A' }));
  const foreign = await coordinatorOf({ countryCode: 'GB' });
  const places = [{ enrolmentId: enrolmentIds[0]!, trackId }];
  for (const work of [
    () => addTrack(foreign, runId, { name: 'B' }),
    () => renameTrack(foreign, trackId, { name: 'B' }),
    () => removeTrack(foreign, trackId),
    () => dividePeople(foreign, runId, { places }),
    () => trackPeople(foreign, runId),
  ]) {
    await expect(work()).rejects.toThrow(NotFound);
  }
});
