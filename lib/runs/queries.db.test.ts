import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { runHistory } from './history/queries';
import { runOverview } from './overview/queries';
import { runHead, runs, runValues } from './queries';
import { runFiltersSchema } from './schema';
import { scheduleSession } from './sessions/commands';
import { agenda } from './sessions/queries';
import {
  coordinatorOf,
  courseOf,
  office,
  personOf,
  runOf,
  sessionInput,
  value,
  venueOf,
} from './testing/fixture';
import { assignTrainer } from './trainers/commands';

const today = '2026-06-16';
const filters = (changes: Record<string, unknown> = {}) =>
  runFiltersSchema.parse({
    ...{
      q: '',
      programme: null,
      course: null,
      country: null,
      phase: null,
      year: null,
      withoutTrainer: null,
      page: 1,
    },
    ...changes,
  });

let actor: Actor;
let mine: { courseId: string; programmeId: string };
let own: { runId: string; code: string };
let foreign: { runId: string; code: string };

beforeAll(async () => {
  mine = await courseOf('LIST');
  const { venueId } = await venueOf('Дом встреч');
  own = await runOf(mine.courseId, { venueId });
  await runOf(mine.courseId, {
    startsOn: '2025-01-10',
    endsOn: '2025-01-11',
    cityEn: 'Samarkand',
    cityRu: 'Самарканд',
  });
  foreign = await runOf((await courseOf('ELSE')).courseId);
  actor = await coordinatorOf({ programmeId: mine.programmeId });
});

const found = async (changes?: Record<string, unknown>) =>
  (await runs(actor, filters(changes), today)).rows.map(({ code }) => code);

it('lists the runs in scope, the latest first, found in any script', async () => {
  expect(await found()).toEqual(['LIST-2026-01', 'LIST-2025-01']);
  expect(await found({ q: 'самарканд' })).toEqual(['LIST-2025-01']);
  expect(await found({ q: 'samarqand' })).toEqual(['LIST-2025-01']);
  expect(await found({ q: 'dom vstrech' })).toEqual(['LIST-2026-01']);
  expect(await found({ q: 'курс list 2025' })).toEqual(['LIST-2025-01']);
  expect(await found({ q: '%' })).toEqual(['LIST-2026-01', 'LIST-2025-01']);
  expect(await found({ q: 'ELSE' })).toEqual([]);
});

it('is narrowed by phase, year, country and the lack of a trainer', async () => {
  expect(await found({ phase: 'UNDER_WAY' })).toEqual(['LIST-2026-01']);
  expect(await found({ phase: 'FINISHED' })).toEqual(['LIST-2025-01']);
  expect(await found({ phase: 'PLANNED' })).toEqual([]);
  expect(await found({ year: '2025' })).toEqual(['LIST-2025-01']);
  expect(await found({ country: 'KZ' })).toEqual([]);
  value(
    await assignTrainer(office, own.runId, { personId: await personOf('List Trainer'), waiverReason: null }),
  );
  expect(await found({ withoutTrainer: '1' })).toEqual(['LIST-2025-01']);
});

it('finds nothing of a foreign run, and nothing by nonsense', async () => {
  for (const runId of [foreign.runId, 'nonsense', '', '01930000-0000-7000-8000-000000000000']) {
    await expect(runHead(actor, runId, today)).rejects.toThrow(NotFound);
    await expect(runValues(actor, runId)).rejects.toThrow(NotFound);
    await expect(runOverview(actor, runId, today)).rejects.toThrow(NotFound);
    await expect(runHistory(actor, runId)).rejects.toThrow(NotFound);
    await expect(agenda(actor, runId)).rejects.toThrow(NotFound);
  }
});

it('says how full the quotas are, counting the people of institutions below', async () => {
  const ministry = await db.institution.create({
    data: { name: 'Ministry', sector: 'GOVERNMENT', searchKey: 'm' },
  });
  const department = await db.institution.create({
    data: { name: 'Department', sector: 'GOVERNMENT', searchKey: 'd', parentId: ministry.id },
  });
  const { runId } = await runOf(mine.courseId, {
    quotas: [{ institutionId: ministry.id, countryCode: null, places: 5 }],
  });
  for (const [institutionId, state] of [
    [ministry.id, 'CONFIRMED'],
    [department.id, 'CONFIRMED'],
    [department.id, 'NOMINATED'],
    [null, 'CONFIRMED'],
  ] as const) {
    await db.enrolment.create({ data: { runId, personId: await personOf('Q Q'), state, institutionId } });
  }
  const overview = await runOverview(actor, runId, today);
  expect(overview.quotas).toMatchObject([{ filled: 2, women: 0, quota: { places: 5 } }]);
  expect(overview.checklist.flatMap(({ need, reasons }) => (reasons.length > 0 ? [need] : []))).toEqual([
    'TRAINERS',
    'VENUE',
    'AGENDA',
  ]);
});

it('tells what happened, the latest first, with the names that the ids have now', async () => {
  const { runId } = await runOf(mine.courseId);
  value(await scheduleSession(office, runId, sessionInput('2026-06-15T09:00', '2026-06-15T10:00')));
  value(await assignTrainer(office, runId, { personId: await personOf('Told Trainer'), waiverReason: null }));
  const lines = await runHistory(actor, runId);
  expect(lines.map(({ action }) => action)).toEqual(['assignTrainer', 'scheduleSession', 'scheduleRun']);
  expect(lines[0]?.person?.latinName).toBe('Told Trainer');
  expect(lines[1]?.session?.titleEn).toBe('Session');
});

it('gives the form what was typed in', async () => {
  const { values } = await runValues(actor, own.runId);
  expect(values).toMatchObject({
    courseId: mine.courseId,
    startsOn: '2026-06-15',
    cityEn: 'Tashkent',
    capacity: 20,
  });
});
