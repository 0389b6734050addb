import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { actorWith, office } from '@/lib/programmes/testing/fixture';
import { addDays } from '@/lib/time/day';
import { branch } from './branches/queries';
import { cascadePicture } from './picture/queries';
import { cascadeBeginnings, cascadeReach } from './queries';
import { complete, courseWithRuns, personOf, teach } from './testing/world';

const unfold = { direction: 'DOWN' as const, boundary: null, skip: 0 };

/** Two trainers from abroad train three, one of whom trains four, one of whom trains one. */
async function threeGenerations() {
  const { run, programmeId } = await courseWithRuns();
  const [ann, ben] = [await personOf('Ann Abroad'), await personOf('Ben Abroad')];
  const [clara, dina, emil] = [
    await personOf('Clara First', { sex: 'FEMALE', countryCode: 'UZ' }),
    await personOf('Dina First', { sex: 'FEMALE', countryCode: 'KG' }),
    await personOf('Emil First', { sex: 'MALE', countryCode: 'UZ' }),
  ];
  const four = [];
  for (const name of ['Farid', 'Gulnara', 'Hamid', 'Inna'])
    four.push(await personOf(`${name} Second`, { sex: 'FEMALE', countryCode: 'UZ' }));
  const [farid = ''] = four;
  const last = await personOf('Jamal Third', { sex: 'MALE', countryCode: 'KZ' });
  const top = await run({
    startsOn: '2020-06-01',
    trainers: [ann, ben],
    completed: [clara, dina, emil],
  });
  const middle = await run({ startsOn: '2020-09-01', trainers: [clara], completed: four });
  const low = await run({ startsOn: '2021-01-10', countryCode: 'KZ', trainers: [farid], completed: [last] });
  return { ...{ ann, ben, clara, dina, emil, four, farid, last }, ...{ top, middle, low, programmeId, run } };
}

describe('how far a cascade reaches', () => {
  it('is counted downward from a person, everyone once, by generation', async () => {
    const { ann } = await threeGenerations();
    expect(await cascadeReach(office, { personId: ann }, 'DOWN')).toEqual({
      ...{ people: 8, women: 6, runs: 3, countries: ['KG', 'KZ', 'UZ'], lastOn: '2021-01-12' },
      generations: [
        { generation: 1, runs: 1, people: 3, women: 2 },
        { generation: 2, runs: 1, people: 4, women: 4 },
        { generation: 3, runs: 1, people: 1, women: 0 },
      ],
    });
  });

  it('is counted from a run, and upward: who trained my trainer', async () => {
    const { middle, last, low } = await threeGenerations();
    expect(await cascadeReach(office, { runId: middle }, 'DOWN')).toMatchObject({ people: 5, runs: 2 });
    const up = await cascadeReach(office, { personId: last }, 'UP');
    expect(up.generations.map(({ people, runs }) => [people, runs])).toEqual([
      [1, 1],
      [1, 1],
      [2, 1],
    ]);
    expect(await cascadeReach(office, { runId: low }, 'UP')).toMatchObject({ people: 4, runs: 3 });
  });

  it('counts what was completed: no attendance alone, no revoked certificate, nothing before the training', async () => {
    const { run } = await courseWithRuns();
    const [top, early, revoked, guest, pupil] = [
      await personOf('Top'),
      await personOf('Early'),
      await personOf('Revoked'),
      await personOf('Guest'),
      await personOf('Pupil'),
    ];
    // Early taught before, and on the very last day of, the training.
    await run({ startsOn: '2019-01-01', trainers: [early], completed: [pupil] });
    await run({ startsOn: '2020-01-03', trainers: [early], completed: [pupil] });
    const first = await run({ startsOn: '2020-01-01', trainers: [top], completed: [early] });
    await complete(first, guest, 'ATTENDANCE');
    const certificateId = await complete(first, revoked);
    await db.certificateEvent.create({ data: { certificateId, kind: 'REVOKED', by: 'test', reason: 'x' } });
    expect(await cascadeReach(office, { personId: top }, 'DOWN')).toMatchObject({ people: 1, runs: 1 });
    await run({ startsOn: '2020-01-04', trainers: [early], completed: [pupil] });
    expect(await cascadeReach(office, { personId: top }, 'DOWN')).toMatchObject({ people: 2, runs: 2 });
  });

  it('keeps what somebody taught before leaving a run, and not what they never taught', async () => {
    const { run } = await courseWithRuns();
    const [left, never, pupil] = [await personOf('Left'), await personOf('Never'), await personOf('Pupil')];
    const runId = await run({ startsOn: '2020-06-01', completed: [pupil] });
    await teach(runId, left, true);
    await teach(runId, never, true);
    const times = { startsAt: new Date('2020-06-01T04:00:00Z'), endsAt: new Date('2020-06-01T06:00:00Z') };
    const session = await db.trainingSession.create({
      data: {
        ...{ runId, titleEn: 'First', timeZone: 'Asia/Tashkent', ...times },
        startsAtLocal: new Date('2020-06-01T09:00:00Z'),
        endsAtLocal: new Date('2020-06-01T11:00:00Z'),
      },
    });
    await db.sessionTrainer.create({ data: { sessionId: session.id, personId: left, ...times } });
    expect((await cascadeReach(office, { personId: left }, 'DOWN')).people).toBe(1);
    expect((await cascadeReach(office, { personId: never }, 'DOWN')).people).toBe(0);
  });

  it('ends where the actor’s right ends, and finds nobody whom the actor does not see', async () => {
    const { ann, clara, last, low, middle, programmeId } = await threeGenerations();
    const uzbek = await actorWith({ programmeId, countryCode: 'UZ' });
    expect(await cascadeReach(uzbek, { personId: ann }, 'DOWN')).toMatchObject({
      ...{ people: 7, runs: 2, countries: ['KG', 'UZ'] },
    });
    await expect(cascadeReach(uzbek, { personId: last }, 'UP')).rejects.toThrow(NotFound);
    await expect(cascadeReach(uzbek, { runId: low }, 'DOWN')).rejects.toThrow(NotFound);
    await expect(branch(uzbek, { ...unfold, kind: 'RUN', id: low })).rejects.toThrow(NotFound);
    const people = await branch(uzbek, { ...unfold, kind: 'RUN', id: middle });
    // Farid taught in Kazakhstan: not the reader's, so Farid is one of the others.
    expect(people).toEqual([{ kind: 'OTHERS', id: middle, people: 4, skip: 0 }]);
    const nobody = await actorWith(null);
    await expect(cascadeReach(nobody, { personId: clara }, 'DOWN')).rejects.toThrow(NotFound);
    await expect(branch(nobody, { ...unfold, kind: 'RUN', id: middle })).rejects.toThrow(NotFound);
    await expect(cascadeBeginnings(nobody)).rejects.toThrow(NotFound);
  });
});

describe('the tree', () => {
  it('unfolds from trainer to run to people to their runs', async () => {
    const { ann, clara, top, middle, low, farid } = await threeGenerations();
    const runs = await branch(office, { ...unfold, kind: 'PERSON', id: ann });
    expect(runs).toMatchObject([{ kind: 'RUN', id: top, people: 3, women: 2, further: 1 }]);
    const people = await branch(office, { ...unfold, kind: 'RUN', id: top });
    expect(people).toMatchObject([
      { kind: 'PERSON', id: clara, runs: 1, boundary: '2020-06-03' },
      { kind: 'OTHERS', people: 2 },
    ]);
    const theirs = { ...unfold, kind: 'PERSON' as const, id: clara, boundary: '2020-06-03' };
    expect(await branch(office, theirs)).toMatchObject([{ id: middle, people: 4, further: 1 }]);
    expect(await branch(office, { ...theirs, boundary: '2020-09-01' })).toEqual([]);
    const up = { ...unfold, direction: 'UP' as const };
    const above = await branch(office, { ...up, kind: 'RUN', id: low });
    expect(above).toMatchObject([{ kind: 'PERSON', id: farid, runs: 1, boundary: '2021-01-10' }]);
    expect(await branch(office, { ...up, kind: 'PERSON', id: farid, boundary: '2021-01-10' })).toMatchObject([
      { id: middle, people: 1, further: 1 },
    ]);
  });

  it('folds those of a large run who have not taught, and shows them a hundred at a time', async () => {
    const { run } = await courseWithRuns();
    const runId = await run({ startsOn: '2022-01-01', trainers: [await personOf('Of Many')] });
    for (let index = 0; index < 230; index++)
      await complete(runId, await personOf(`Pupil ${String(index).padStart(3, '0')}`));
    const others = { ...unfold, kind: 'OTHERS' as const, id: runId };
    expect(await branch(office, { ...others, kind: 'RUN' })).toEqual([
      { kind: 'OTHERS', id: runId, people: 230, skip: 0 },
    ]);
    const seen = [];
    for (const skip of [0, 100, 200]) seen.push(await branch(office, { ...others, skip }));
    expect(seen.map((rows) => rows.length)).toEqual([101, 101, 30]);
    expect(seen[1]?.at(-1)).toEqual({ kind: 'OTHERS', id: runId, people: 30, skip: 200 });
    const names = seen.flat().flatMap((row) => (row.kind === 'PERSON' ? [row.latinName] : []));
    expect(new Set(names).size).toBe(230);
  });

  it('begins with those who trained and were never trained', async () => {
    const { ann, ben, clara } = await threeGenerations();
    const ids = (await cascadeBeginnings(office)).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([ann, ben]));
    expect(ids).not.toContain(clara);
  });
});

describe('the picture', () => {
  it('is of the runs, of those who lead from one to the next, and of what the actor manages', async () => {
    const { ann, clara, farid, top, middle, low, programmeId } = await threeGenerations();
    const picture = await cascadePicture(office, { personId: ann }, 'DOWN');
    expect(picture.runs.map(({ id, completed }) => [id, completed])).toEqual([
      [top, 3],
      [middle, 4],
      [low, 1],
    ]);
    expect(picture.links.sort((a, b) => (a.from < b.from ? -1 : 1))).toEqual([
      { from: top, to: middle, personId: clara },
      { from: middle, to: low, personId: farid },
    ]);
    expect(picture.people.map(({ id }) => id).sort()).toEqual([clara, farid].sort());
    expect(picture.leftOut).toBe(0);
    const up = await cascadePicture(office, { runId: low }, 'UP');
    expect(up.links).toContainEqual({ from: low, to: middle, personId: farid });
    expect(up.trainers).toHaveLength(4);
    const uzbek = await actorWith({ programmeId, countryCode: 'UZ' });
    const seen = await cascadePicture(uzbek, { personId: ann }, 'DOWN');
    expect(seen.runs.map(({ id }) => id)).toEqual([top, middle]);
    await expect(cascadePicture(uzbek, { runId: low }, 'DOWN')).rejects.toThrow(NotFound);
  });
});

/** The same, reckoned the slow way: a run follows another if one who completed the first taught the second later. */
type World = { starts: number; trainers: number[]; completed: number[] }[];

function reckoned(world: World, person: number) {
  const generation = new Map<number, number>();
  let frontier = world.flatMap((run, index) =>
    run.completed.length > 0 && run.trainers.includes(person) ? [index] : [],
  );
  for (let depth = 1; frontier.length > 0; depth++) {
    for (const run of frontier) generation.set(run, depth);
    frontier = world.flatMap((below, index) => {
      const follows = frontier.some((above) => {
        const from = world[above];
        return (
          from &&
          from.starts + 1 < below.starts &&
          from.completed.some((each) => below.trainers.includes(each))
        );
      });
      return follows && below.completed.length > 0 && !generation.has(index) ? [index] : [];
    });
  }
  const people = new Map<number, number>();
  for (const [run, depth] of generation)
    for (const each of world[run]?.completed ?? [])
      if (each !== person) people.set(each, Math.min(people.get(each) ?? depth, depth));
  return { generation, people };
}

const someone = fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 4 });
const worlds: fc.Arbitrary<World> = fc.array(
  fc
    .record({ starts: fc.integer({ min: 0, max: 12 }), trainers: someone, completed: someone })
    .map((run) => ({ ...run, completed: run.completed.filter((each) => !run.trainers.includes(each)) })),
  { minLength: 3, maxLength: 9 },
);

it('comes to what anyone would count, whoever trained whom, in circles too', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const { run } = await courseWithRuns();
      const ids: string[] = [];
      for (let index = 0; index < 8; index++) ids.push(await personOf(`Somebody ${index}`));
      const of = (indexes: number[]) => indexes.map((index) => ids[index] ?? '');
      for (const { starts, trainers, completed } of world) {
        const plan = { trainers: of(trainers), completed: of(completed) };
        await run({ startsOn: addDays('2018-01-01', starts), days: 2, ...plan });
      }
      for (let person = 0; person < 3; person++) {
        const { generation, people } = reckoned(world, person);
        const reach = await cascadeReach(office, { personId: ids[person] ?? '' }, 'DOWN');
        expect(reach).toMatchObject({ runs: generation.size, people: people.size });
        for (const row of reach.generations) {
          const of = (map: Map<number, number>) =>
            [...map.values()].filter((depth) => depth === row.generation).length;
          expect(row).toMatchObject({ runs: of(generation), people: of(people) });
        }
      }
    }),
    { numRuns: 25 },
  );
}, 600_000);
