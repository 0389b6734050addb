import { describe, expect, it } from 'vitest';
import { entitle, hold, kindOf } from '@/lib/qualifications/testing/fixture';
import { changeRun } from '../../commands';
import { moveRun } from '../../moves/commands';
import { movePreview } from '../../moves/preview/queries';
import { undoMove } from '../../moves/undo/commands';
import { courseOf, office, personOf, runInput, runOf, value, venueOf } from '../../testing/fixture';
import { changeVenue } from '../../venues/commands';
import { assignTrainer, removeTrainer } from '../commands';

let count = 0;
const june = { startsOn: '2026-06-15', endsOn: '2026-06-17' };
const july = { startsOn: '2026-07-06', endsOn: '2026-07-08' };
const refusals = (outcome: Awaited<ReturnType<typeof changeRun | typeof moveRun | typeof changeVenue>>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code, path, params }) => [code, path, params?.why]);

/** A run of a course that asks a status, and somebody who teaches on it: who holds one until the end of June, or was admitted. */
async function taught({ venueId = null as string | null, admitted = false } = {}) {
  const typeId = await kindOf({ languages: ['ru'], countryCodes: ['UZ'] });
  const course = await courseOf(`CHANGING-${++count}`);
  await entitle(typeId, course.courseId);
  const trainerId = await personOf(`Changing ${count}`);
  if (!admitted) await hold(trainerId, typeId, { validUntil: '2026-06-30' });
  const run = await runOf(course.courseId, { ...june, venueId });
  const waiverReason = admitted ? 'Nobody else' : null;
  value(await assignTrainer(office, run.runId, { personId: trainerId, waiverReason }));
  const input = (changes: Parameters<typeof runInput>[1]) => ({
    ...runInput(course.courseId, { ...june, venueId, ...changes }),
    moveSessions: false,
  });
  return { ...run, trainerId, typeId, input, expected: { ...june, venueId } };
}

describe('a run that is changed', () => {
  it.each([
    ['days', july, 'endsOn', 'STATUS_EXPIRED'],
    ['languages', { languages: ['en'] }, 'languages', 'OUTSIDE_LANGUAGES'],
    ['country', { countryCode: 'KZ' }, 'countryCode', 'OUTSIDE_COUNTRIES'],
  ])('keeps its trainers qualified: %s', async (_, changes, path, why) => {
    const run = await taught();
    const wanted = run.input(changes);
    expect(refusals(await changeRun(office, run.runId, wanted))).toEqual([
      ['TRAINER_QUALIFIED_NO_MORE', path, why],
    ]);
    // Whoever takes the trainer off the run may change it.
    value(await removeTrainer(office, run.runId, run.trainerId));
    value(await changeRun(office, run.runId, wanted));
  });

  it('may be changed where nobody loses anything, and where somebody was admitted without the status', async () => {
    const run = await taught();
    value(await changeRun(office, run.runId, run.input({ languages: ['en', 'ru'], capacity: 30 })));
    const admitted = await taught({ admitted: true });
    value(await changeRun(office, admitted.runId, admitted.input({ ...july, languages: ['en'] })));
  });

  it('may be changed by whom somebody cannot teach already: the change does nothing to that', async () => {
    const run = await taught();
    await hold(run.trainerId, run.typeId, { validFrom: '2026-07-01', validUntil: '2026-07-31' });
    value(await changeRun(office, run.runId, run.input(july)));
    expect(
      refusals(
        await changeRun(office, run.runId, run.input({ startsOn: '2026-08-03', endsOn: '2026-08-05' })),
      ),
    ).toEqual([['TRAINER_QUALIFIED_NO_MORE', 'endsOn', 'STATUS_EXPIRED']]);
  });
});

describe('a run that is moved', () => {
  it('keeps its trainers qualified, and the preview says so before', async () => {
    const run = await taught();
    const target = { ...july, venueId: null };
    const preview = await movePreview(office, run.runId, target);
    expect(preview.refusals).toMatchObject([{ code: 'TRAINER_QUALIFIED_NO_MORE', path: 'endsOn' }]);
    expect(refusals(await moveRun(office, run.runId, { ...target, expected: run.expected }))).toEqual([
      ['TRAINER_QUALIFIED_NO_MORE', 'endsOn', 'STATUS_EXPIRED'],
    ]);
    const near = { startsOn: '2026-06-22', endsOn: '2026-06-24', venueId: null };
    expect((await movePreview(office, run.runId, near)).refusals).toEqual([]);
    value(await moveRun(office, run.runId, { ...near, expected: run.expected }));
  });

  it('to a venue of another country says it beside the venue', async () => {
    const run = await taught();
    const { venueId } = await venueOf(`Almaty Hall ${count}`);
    const place = { countryCode: 'KZ', timeZone: 'Asia/Almaty', cityEn: 'Almaty', cityRu: 'Алматы' };
    value(
      await changeVenue(office, venueId, {
        name: `Almaty Hall ${count}`,
        address: null,
        regionCode: null,
        ...place,
      }),
    );
    const moved = await moveRun(office, run.runId, { ...june, venueId, expected: run.expected });
    expect(refusals(moved)).toEqual([['TRAINER_QUALIFIED_NO_MORE', 'venueId', 'OUTSIDE_COUNTRIES']]);
  });

  it('is not taken back to where somebody who came since could not teach it', async () => {
    const run = await taught();
    value(await removeTrainer(office, run.runId, run.trainerId));
    const { moveId } = value(
      await moveRun(office, run.runId, { ...july, venueId: null, expected: run.expected }),
    );
    const later = await personOf(`Later ${count}`);
    await hold(later, run.typeId, { validFrom: '2026-07-01' });
    value(await assignTrainer(office, run.runId, { personId: later, waiverReason: null }));
    const undone = await undoMove(office, run.runId, { moveId });
    expect(undone.ok ? [] : undone.refusals).toMatchObject([
      { code: 'TRAINER_QUALIFIED_NO_MORE', path: 'startsOn' },
    ]);
  });
});

it('a venue does not take its runs into a country where their trainers may not teach', async () => {
  const name = `Border House ${count}`;
  const { venueId } = await venueOf(name);
  const far = { startsOn: '2036-06-16', endsOn: '2036-06-18' };
  const typeId = await kindOf({ countryCodes: ['UZ'] });
  const course = await courseOf(`CHANGING-${++count}`);
  await entitle(typeId, course.courseId);
  const trainerId = await personOf(`Border ${count}`);
  await hold(trainerId, typeId);
  const run = await runOf(course.courseId, { ...far, venueId });
  value(await assignTrainer(office, run.runId, { personId: trainerId, waiverReason: null }));
  const there = { name, address: null, regionCode: null, cityEn: 'Shymkent', cityRu: 'Шымкент' };
  const changed = await changeVenue(office, venueId, {
    ...there,
    countryCode: 'KZ',
    timeZone: 'Asia/Almaty',
  });
  expect(refusals(changed)).toEqual([['TRAINER_QUALIFIED_NO_MORE', 'countryCode', 'OUTSIDE_COUNTRIES']]);
});
