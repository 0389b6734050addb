import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { addDonor, changeProgramme, createProgramme } from './commands';
import { recordIndicator, removeIndicator } from './indicators/commands';
import { indicatorSchema } from './indicators/schema';
import { setOffice } from './office/commands';
import { office as officeAsItStands } from './office/queries';
import { programme, programmeOptions, programmes } from './queries';
import { actorWith, codes, office, programmeInput, programmeOf, runOf, value } from './testing/fixture';

const unknownId = '01890000-0000-7000-8000-000000000000';
const list = { q: '', page: 1 };

const indicator = indicatorSchema.parse({
  nameEn: 'Substances reported',
  nameRu: '',
  unit: 'substances',
  countryCode: '',
  values: [
    { year: 2015, category: null, value: 31 },
    { year: 2016, category: null, value: 48 },
  ],
});

describe('who sees and changes a programme', () => {
  it('is the coordinator of it, and nobody of another', async () => {
    const [own, other] = [await programmeOf('OWN'), await programmeOf('OTHER', { countryCodes: ['TJ'] })];
    const coordinator = await actorWith({ programmeId: own });
    expect((await programmes(coordinator, list)).rows.map(({ code }) => code)).toEqual(['OWN']);
    expect((await programmeOptions(coordinator)).map(({ id }) => id)).toEqual([own]);
    await expect(programme(coordinator, other)).rejects.toThrow(NotFound);
    await expect(changeProgramme(coordinator, other, programmeInput('OTHER'))).rejects.toThrow(NotFound);
    await expect(recordIndicator(coordinator, other, indicator)).rejects.toThrow(NotFound);
    expect((await changeProgramme(coordinator, own, programmeInput('OWN', { titleEn: 'New' }))).ok).toBe(
      true,
    );
    expect((await programme(coordinator, own)).titleEn).toBe('New');
  });

  it('is, to look at only, the coordinator of one of its countries', async () => {
    const id = await programmeOf('GEORGIA', { countryCodes: ['GE', 'AM'] });
    const inGeorgia = await actorWith({ countryCode: 'GE' });
    expect((await programme(inGeorgia, id)).code).toBe('GEORGIA');
    expect((await programmes(inGeorgia, list)).rows.map(({ code }) => code)).toEqual(['GEORGIA']);
    await expect(changeProgramme(inGeorgia, id, programmeInput('GEORGIA'))).rejects.toThrow(NotFound);
    await expect(recordIndicator(inGeorgia, id, indicator)).rejects.toThrow(NotFound);
    await expect(programme(await actorWith({ countryCode: 'FR' }), id)).rejects.toThrow(NotFound);
  });

  it('is nobody without a right', async () => {
    await programmeOf('HIDDEN');
    const nobody = await actorWith(null);
    expect((await programmes(nobody, list)).total).toBe(0);
    await expect(addDonor(nobody, { name: 'D', nameRu: null, acronym: null })).rejects.toThrow(NotFound);
  });

  it('starts one only as an administrator', async () => {
    const everywhere = await actorWith({});
    await expect(createProgramme(everywhere, programmeInput('MINE'))).rejects.toThrow(NotFound);
    await expect(officeAsItStands(everywhere)).rejects.toThrow(NotFound);
  });
});

describe('a programme', () => {
  it('keeps its code to itself', async () => {
    await programmeOf('TAKEN');
    const id = await programmeOf('FREE');
    expect(codes(await createProgramme(office, programmeInput('TAKEN')))).toEqual(['CODE_TAKEN']);
    expect(codes(await changeProgramme(office, id, programmeInput('TAKEN')))).toEqual(['CODE_TAKEN']);
  });

  it('does not lose a country that has runs, and names the country and a run', async () => {
    const id = await programmeOf('RUNS');
    const course = await db.course.create({
      data: {
        programmeId: id,
        code: 'RUNS-1',
        titleEn: 'Course',
        kind: 'TRAINING',
        searchKey: '',
        completionRules: { create: { version: 1, definition: {} } },
      },
    });
    await runOf(course.id, 'UZ');
    const without = programmeInput('RUNS', { countryCodes: ['KZ', 'TJ'], titleEn: 'Changed' });
    const refused = await changeProgramme(office, id, without);
    expect(refused).toMatchObject({
      refusals: [{ code: 'COUNTRY_HAS_RUNS', path: 'countryCodes', params: { country: 'Uzbekistan' } }],
    });
    expect((await programme(office, id)).titleEn).toBe('Programme RUNS');
    const withIt = programmeInput('RUNS', { countryCodes: ['UZ', 'TJ'] });
    expect((await changeProgramme(office, id, withIt)).ok).toBe(true);
  });

  it('knows no invented country, donor, partner or programme', async () => {
    const wrong = [{ countryCodes: ['XX'] }, { donorIds: [unknownId] }, { partnerIds: [unknownId] }];
    for (const changes of wrong) {
      await expect(createProgramme(office, programmeInput('WRONG', changes))).rejects.toThrow(NotFound);
    }
    await expect(changeProgramme(office, unknownId, programmeInput('WRONG'))).rejects.toThrow(NotFound);
  });

  it('takes a donor once', async () => {
    const donor = { name: 'Government of Japan', nameRu: null, acronym: null };
    const { donorId } = value(await addDonor(office, donor));
    expect(codes(await addDonor(office, donor))).toEqual(['DONOR_TAKEN']);
    const id = await programmeOf('PAID', { donorIds: [donorId, donorId] });
    expect((await programme(office, id)).donors.map(({ name }) => name)).toEqual(['Government of Japan']);
  });
});

describe('an indicator', () => {
  it('is written anew by its id, and its name is taken once', async () => {
    const id = await programmeOf('IND');
    const { indicatorId } = value(await recordIndicator(office, id, indicator));
    expect(codes(await recordIndicator(office, id, indicator))).toEqual(['NAME_TAKEN']);
    const changed = { ...indicator, nameEn: 'Renamed', values: indicator.values.slice(1) };
    value(await recordIndicator(office, id, changed, indicatorId));
    expect((await programme(office, id)).indicators).toMatchObject([
      { id: indicatorId, nameEn: 'Renamed', values: [{ year: 2016, value: 48 }] },
    ]);
  });

  it('has series of countries, each with its baseline and target', async () => {
    const id = await programmeOf('IND-5');
    const of = { category: null, countryCode: 'KZ' };
    const input = indicatorSchema.parse({
      ...indicator,
      values: [
        { ...of, year: 2015, value: 21 },
        { ...of, year: 2015, countryCode: 'UZ', value: 4 },
      ],
      aims: [
        { ...of, kind: 'BASELINE', year: 2014, value: 1 },
        { ...of, kind: 'TARGET', year: 2019, value: 60 },
      ],
    });
    const { indicatorId } = value(await recordIndicator(office, id, input));
    value(await recordIndicator(office, id, { ...input, aims: input.aims.slice(1) }, indicatorId));
    expect((await programme(office, id)).indicators).toMatchObject([
      {
        values: [{ countryCode: 'KZ', value: 21 }, { countryCode: 'UZ' }],
        aims: [{ kind: 'TARGET', year: 2019, value: 60, countryCode: 'KZ' }],
      },
    ]);
    value(await recordIndicator(office, id, { ...input, values: [] }, indicatorId));
    value(await removeIndicator(office, id, indicatorId));
  });

  it('of another programme is not found', async () => {
    const [one, two] = [await programmeOf('IND-1'), await programmeOf('IND-2')];
    const { indicatorId } = value(await recordIndicator(office, one, indicator));
    await expect(recordIndicator(office, two, indicator, indicatorId)).rejects.toThrow(NotFound);
  });

  it('is removed only where it has no values, by who manages its programme', async () => {
    const [one, two] = [await programmeOf('IND-3'), await programmeOf('IND-4')];
    const { indicatorId } = value(await recordIndicator(office, one, indicator));
    const refused = await removeIndicator(office, one, indicatorId);
    expect(refused).toEqual({
      ok: false,
      refusals: [{ code: 'INDICATOR_HAS_VALUES', params: { count: 2 } }],
    });
    value(await recordIndicator(office, one, { ...indicator, values: [] }, indicatorId));
    const foreign = await actorWith({ programmeId: two });
    await expect(removeIndicator(foreign, one, indicatorId)).rejects.toThrow(NotFound);
    await expect(removeIndicator(foreign, two, indicatorId)).rejects.toThrow(NotFound);
    value(await removeIndicator(office, one, indicatorId));
    expect((await programme(office, one)).indicators).toEqual([]);
    const audited = await db.auditEntry.count({
      where: { action: 'removeIndicator', subjectId: indicatorId },
    });
    expect(audited).toBe(1);
  });

  it('has one value a year, group and country, and each of a year or of a group at least', () => {
    const messages = (values: unknown[]) =>
      indicatorSchema.safeParse({ ...indicator, values }).error?.issues.map(({ message }) => message);
    const of = (year: number | null, category: string | null, countryCode: string | null = null) => ({
      ...{ year, category, countryCode },
      value: 1,
    });
    expect(messages([of(2015, null), of(2015, null)])).toEqual(['VALUE_TWICE']);
    expect(messages([of(null, 'Opioids'), of(null, 'opioids')])).toEqual(['VALUE_TWICE']);
    expect(messages([of(null, null)])).toEqual(['YEAR_OR_CATEGORY']);
    expect(messages([of(2015, 'opioids'), of(2015, null), of(2015, null, 'KZ'), of(2015, null, 'KG')])).toBe(
      undefined,
    );
  });
});

describe('the office', () => {
  it('is nobody until it is said, and refuses a zone that is none', async () => {
    expect(await officeAsItStands(office)).toBeNull();
    const input = {
      nameEn: 'Office',
      nameRu: 'Представительство',
      countryCode: 'UZ',
      timeZone: 'Asia/Tashkent',
      numberPrefix: 'ROCA',
    };
    expect(codes(await setOffice(office, { ...input, timeZone: 'Mars/Base' }))).toEqual([
      'TIME_ZONE_UNKNOWN',
    ]);
    value(await setOffice(office, input));
    expect(await officeAsItStands(office)).toEqual(input);
  });
});
