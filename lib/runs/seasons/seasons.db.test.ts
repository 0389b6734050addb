import { expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { addDays } from '@/lib/time/day';
import { runOverview } from '../overview/queries';
import { runs } from '../queries';
import { runFiltersSchema } from '../schema';
import { assignTrainer } from '../trainers/commands';
import { codes, coordinatorOf, courseOf, office, personOf, runOf, value } from '../testing/fixture';
import { seasonCheck } from './checks/queries';
import { planSeason } from './commands';
import { centreOf } from './places/rules';
import { seasonTitle } from './queries';
import { seasonSchema, type SeasonInput } from './schema';

let courses = 0;

const regions = ['KG-B', 'KG-C', 'KG-GB', 'KG-GO', 'KG-J', 'KG-N', 'KG-O', 'KG-T', 'KG-Y'];

const rowOf = (regionCode: string, startsOn: string, changes: Partial<SeasonInput['rows'][number]> = {}) => ({
  ...{ countryCode: 'KG', regionCode, timeZone: 'Asia/Bishkek', venueId: null, capacity: 28, trainerIds: [] },
  ...{ startsOn, endsOn: addDays(startsOn, 1), reason: null },
  ...(centreOf(regionCode) ?? { cityEn: regionCode, cityRu: null }),
  ...changes,
});

const seasonOf = (
  courseId: string,
  rows: SeasonInput['rows'],
  changes: Partial<SeasonInput> = {},
): SeasonInput =>
  seasonSchema.parse({
    ...{ courseId, titleEn: 'Summer of nine regions', titleRu: 'Лето девяти регионов', languages: ['ru'] },
    ...{ sensitive: false, donorIds: [], materials: ['Handbook'], institutionId: null, womenPercent: null },
    ...{ agenda: false, beside: null, rows },
    ...changes,
  });

/** Nine weeks from a Monday, a region a week. */
const nineWeeks = (from: string, changes: Partial<SeasonInput['rows'][number]> = {}) =>
  regions.map((region, index) => rowOf(region, addDays(from, index * 7), changes));

async function withAgenda(courseId: string) {
  await db.agendaBlock.createMany({
    data: [1, 2].map((dayNumber) => ({
      ...{ courseId, dayNumber, startsAt: '09:00', durationMinutes: 180, titleEn: `Day ${dayNumber}` },
      ...{ kind: 'TRAINING' as const, counts: true },
    })),
  });
}

const inSeason = (seasonId: string) =>
  runs(office, runFiltersSchema.parse({ q: '', season: seasonId }), '2027-01-01');

it('makes a run of each of nine regions, with agenda, trainers and what all have in common', async () => {
  const { courseId } = await courseOf(`NINE${++courses}`);
  await withAgenda(courseId);
  const trainer = await personOf('Season Trainer');
  const season = seasonOf(courseId, nineWeeks('2027-06-07', { trainerIds: [trainer] }), { agenda: true });
  expect(await seasonCheck(office, season)).toEqual([]);
  const { seasonId, runIds } = value(await planSeason(office, season));
  const list = await inSeason(seasonId);
  expect(list.rows.map(({ cityEn }) => cityEn).sort()).toEqual(
    regions.map((region) => centreOf(region)?.cityEn).sort(),
  );
  expect(new Set(list.rows.map(({ code }) => code)).size).toBe(9);
  expect(await db.trainingSession.count({ where: { runId: { in: runIds } } })).toBe(18);
  expect(await db.sessionTrainer.count({ where: { personId: trainer } })).toBe(18);
  const overview = await runOverview(office, runIds[0] ?? '', '2027-01-01');
  expect(overview.season?.titleEn).toBe('Summer of nine regions');
  expect(overview.materials.map(({ title }) => title)).toEqual(['Handbook']);
  expect(await seasonTitle(office, seasonId)).toMatchObject({ titleRu: 'Лето девяти регионов' });
});

it('plans nothing where one row is refused, and says which row and why', async () => {
  const { courseId } = await courseOf(`NONE${++courses}`);
  const rows = nineWeeks('2027-06-07');
  rows[3] = { ...rows[3]!, regionCode: 'UZ-TK' };
  rows[7] = { ...rows[7]!, timeZone: 'Asia/Nowhere' };
  const refused = await planSeason(office, seasonOf(courseId, rows));
  expect(refused).toMatchObject({
    ok: false,
    refusals: [
      { code: 'REGION_OF_ANOTHER_COUNTRY', path: 'rows.3.regionCode' },
      { code: 'TIME_ZONE_UNKNOWN', path: 'rows.7.timeZone' },
    ],
  });
  expect(await db.courseRun.count({ where: { courseId } })).toBe(0);
  expect(await db.season.count({ where: { runs: { none: {} } } })).toBe(0);
});

it('names the row where the plan itself has put the trainer already', async () => {
  const { courseId } = await courseOf(`TWICE${++courses}`);
  await withAgenda(courseId);
  const trainer = await personOf('Twice Planned');
  const rows = [
    rowOf('KG-B', '2027-06-07', { trainerIds: [trainer] }),
    rowOf('KG-C', '2027-06-14', { trainerIds: [trainer] }),
    rowOf('KG-T', '2027-06-08', { trainerIds: [trainer] }),
  ];
  const clash = {
    code: 'TRAINER_IN_TWO_ROWS',
    path: 'rows.2.trainerIds',
    params: { who: 'Twice Planned', row: 1, place: 'Batken' },
  };
  expect(await seasonCheck(office, seasonOf(courseId, rows, { agenda: true }))).toEqual([
    { weight: 'REFUSAL', refusal: clash },
  ]);
  const refused = await planSeason(office, seasonOf(courseId, rows, { agenda: true }));
  expect(refused).toMatchObject({
    ok: false,
    refusals: [{ code: 'TRAINER_BUSY_ON', path: 'rows.2.trainerIds', params: { who: 'Twice Planned' } }],
  });
  expect(await db.courseRun.count({ where: { courseId } })).toBe(0);
  // Without hours only the days are known to meet: to be seen, and not refused.
  const byDays = seasonOf(courseId, rows);
  expect(await seasonCheck(office, byDays)).toMatchObject([
    { weight: 'WARNING', refusal: { code: 'TRAINER_IN_TWO_ROWS_DAYS', path: 'rows.2.trainerIds' } },
  ]);
  expect(value(await planSeason(office, byDays)).runIds).toHaveLength(3);
});

it('says before saving who is busy, away, without the status or the language, and which day is a holiday', async () => {
  const type = await db.qualificationType.create({ data: { code: `SQ${++courses}`, nameEn: 'Status' } });
  const { courseId } = await courseOf(`SAID${courses}`, [type.id]);
  const trainer = await personOf('Away Trainer');
  await db.person.update({ where: { id: trainer }, data: { workingLanguages: ['ky'] } });
  await db.unavailability.create({
    data: {
      personId: trainer,
      startsOn: new Date('2027-08-30'),
      endsOn: new Date('2027-08-31'),
      createdBy: 'test',
    },
  });
  const elsewhere = await courseOf(`ELSE${courses}`);
  const other = await runOf(elsewhere.courseId, { startsOn: '2027-08-31', endsOn: '2027-08-31' });
  value(
    await assignTrainer(office, other.runId, {
      personId: trainer,
      waiverReason: null,
      clashReason: 'Came all the same',
    }),
  );
  const row = rowOf('KG-B', '2027-08-31', { trainerIds: [trainer] });
  const found = await seasonCheck(office, seasonOf(courseId, [row]));
  expect(found.map(({ weight, refusal }) => [weight, refusal.code, refusal.path])).toEqual([
    ['REFUSAL', 'TRAINER_NOT_QUALIFIED', 'rows.0.trainerIds'],
    ['REFUSAL', 'TRAINER_UNAVAILABLE', 'rows.0.reason'],
    ['WARNING', 'TRAINER_TEACHES_ON_DAYS', 'rows.0.trainerIds'],
    ['WARNING', 'TRAINER_SPEAKS_NONE', 'rows.0.trainerIds'],
    ['WARNING', 'HOLIDAY_ON', 'rows.0.startsOn'],
  ]);
  // An administrator's reason lets both pass, and stays.
  const excused = seasonOf(courseId, [{ ...row, reason: 'Wrote the course' }]);
  expect((await seasonCheck(office, excused)).filter(({ weight }) => weight === 'REFUSAL')).toEqual([]);
  const { runIds } = value(await planSeason(office, excused));
  expect(
    await db.trainerAssignment.findFirst({
      where: { runId: runIds[0] },
      select: { waiverReason: true, clashReason: true },
    }),
  ).toEqual({ waiverReason: 'Wrote the course', clashReason: 'Wrote the course' });
});

it('puts a dialogue platform beside each, linked both ways', async () => {
  const { courseId } = await courseOf(`MAIN${++courses}`);
  const dialogue = await courseOf(`TALK${courses}`);
  const beside = { courseId: dialogue.courseId, dayOffset: 1, days: 1, capacity: 40 };
  const season = seasonOf(courseId, [rowOf('KG-B', '2027-06-07'), rowOf('KG-C', '2027-06-14')], { beside });
  const { seasonId, runIds } = value(await planSeason(office, season));
  expect((await inSeason(seasonId)).total).toBe(4);
  const [main = '', platform = ''] = runIds;
  expect((await runOverview(office, main, '2027-01-01')).beside).toMatchObject([
    { id: platform, startsOn: '2027-06-08', endsOn: '2027-06-08' },
  ]);
  expect((await runOverview(office, platform, '2027-01-01')).beside).toMatchObject([{ id: main }]);
});

it('finds no foreign course, and refuses a country outside the scope beside its row', async () => {
  const mine = await courseOf(`SCOPE${++courses}`);
  const foreign = await courseOf(`ALIEN${courses}`);
  const ofProgramme = await coordinatorOf({ programmeId: mine.programmeId });
  const rows = [rowOf('KG-B', '2027-06-07')];
  await expect(planSeason(ofProgramme, seasonOf(foreign.courseId, rows))).rejects.toThrow(NotFound);
  await expect(seasonCheck(ofProgramme, seasonOf(foreign.courseId, rows))).rejects.toThrow(NotFound);
  const { seasonId } = value(await planSeason(ofProgramme, seasonOf(mine.courseId, rows)));
  const stranger = await coordinatorOf({ programmeId: foreign.programmeId });
  expect(await seasonTitle(stranger, seasonId)).toBeNull();
  const ofUzbekistan = await coordinatorOf({ programmeId: mine.programmeId, countryCode: 'UZ' });
  expect(codes(await planSeason(ofUzbekistan, seasonOf(mine.courseId, rows)))).toEqual([
    'OUTSIDE_YOUR_SCOPE',
  ]);
});
