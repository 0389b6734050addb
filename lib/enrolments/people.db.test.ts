import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { enrol } from './commands';
import { codes, coordinatorOf, courseOf, office, runOf, value } from '@/lib/runs/testing/fixture';
import { changePerson, createPerson } from '@/lib/people/commands';
import { changeInstitution, createInstitution } from '@/lib/people/institutions/commands';
import { institutionSchema } from '@/lib/people/institutions/schema';
import { people, person, personChoices } from '@/lib/people/queries';
import { possibleDuplicates } from '@/lib/people/recognition/queries';
import { personSchema } from '@/lib/people/schema';

const entered = async (facts: object) =>
  value(await createPerson(office, personSchema.parse(facts))).personId;
const filter = { page: 1, countryCode: null, institutionId: null, sex: null };
const found = async (q: string) => (await people(office, { ...filter, q })).rows.map(({ id }) => id);

let omurbek: string;
let police: string;
beforeAll(async () => {
  police = value(
    await createInstitution(
      office,
      institutionSchema.parse({
        name: 'Ички иштер министрлиги',
        nameRu: 'Министерство внутренних дел',
        acronym: 'МВД КР',
        sector: 'GOVERNMENT',
        countryCode: 'KG',
      }),
    ),
  ).institutionId;
  omurbek = await entered({
    officialName: 'Исаков Өмүрбек Болотович',
    latinName: 'Isakov Omurbek',
    sex: 'MALE',
    birthDate: '1984-05-17',
    countryCode: 'KG',
    phone: '0555 12 34 56',
    email: 'Omurbek@Example.org',
    institutionId: police,
  });
});

describe('a person is found', () => {
  test.each([
    'Өмүрбек',
    'Омурбек',
    'Ömürbek',
    'omurbek',
    'исаков өмүрбек',
    'omurbek isakov',
    '555123456',
    '+996555',
    'omurbek@',
    'внутренних',
    'мвд',
  ])('by "%s"', async (q) => {
    expect(await found(q)).toEqual([omurbek]);
  });

  test('and not by what is not theirs', async () => {
    expect(await found('исакова')).toEqual([]);
    expect(await found('Исаков Кубат')).toEqual([]);
    expect(await found('100%')).toEqual([]);
  });
});

test('a phone is written with its country, an address in small letters', async () => {
  expect(await db.person.findUnique({ where: { id: omurbek } })).toMatchObject({
    phone: '+996555123456',
    email: 'omurbek@example.org',
  });
  const wrong = personSchema.parse({ officialName: 'Кто-то', phone: '12' });
  expect(codes(await createPerson(office, wrong))).toEqual(['PHONE_UNREADABLE']);
  expect(personSchema.safeParse({ officialName: ' ', latinName: '' }).error?.issues[0]?.message).toBe(
    'NAME_NEEDED',
  );
});

test('another name is found from then on, the former is not', async () => {
  const id = await entered({ officialName: 'Прежнева Анна' });
  value(await changePerson(office, id, personSchema.parse({ officialName: 'Новикова Анна' })));
  expect(await found('Новикова')).toEqual([id]);
  expect(await found('Прежнева')).toEqual([]);
});

describe('scope', () => {
  test('a coordinator of another country sees neither the person nor the list of them, and changes nothing', async () => {
    const { courseId } = await courseOf('PPL');
    const { runId } = await runOf(courseId);
    value(await enrol(office, runId, { personIds: [omurbek], state: 'NOMINATED', reason: null }));
    const foreign = await coordinatorOf({ countryCode: 'KZ' });
    await expect(person(foreign, omurbek)).rejects.toThrow(NotFound);
    expect((await people(foreign, { ...filter, q: 'Өмүрбек' })).rows).toEqual([]);
    expect(await personChoices(foreign, 'Өмүрбек')).toEqual([]);
    const input = personSchema.parse({ officialName: 'Чужой' });
    await expect(changePerson(foreign, omurbek, input)).rejects.toThrow(NotFound);
    const own = await coordinatorOf({ countryCode: 'UZ' });
    expect(await person(own, omurbek)).toMatchObject({
      birthDate: '1984-05-17',
      enrolments: [{ state: 'NOMINATED' }],
    });
  });

  test('that somebody is known is said to everyone who enters them, but only what identifies the match', async () => {
    const foreign = await coordinatorOf({ countryCode: 'KZ' });
    const [match] = await possibleDuplicates(foreign, {
      officialName: 'Isakov Omurbek',
      latinName: null,
      sex: null,
      birthDate: null,
      phone: '+996555123456',
      email: null,
    });
    expect(match).toMatchObject({
      personId: omurbek,
      mine: false,
      phone: '+996 ••• 56',
      email: 'o•••@example.org',
    });
    expect(JSON.stringify(match)).not.toMatch(/555123456|1984|omurbek@/);
  });
});

test('institutions stand in a tree: never above themselves, never twice', async () => {
  const input = institutionSchema.parse({
    name: 'Школа милиции',
    sector: 'GOVERNMENT',
    countryCode: 'KG',
    parentId: police,
  });
  const { institutionId } = value(await createInstitution(office, input));
  expect(codes(await createInstitution(office, input))).toEqual(['INSTITUTION_KNOWN']);
  const top = institutionSchema.parse({
    name: 'МВД',
    sector: 'GOVERNMENT',
    countryCode: 'KG',
    parentId: institutionId,
  });
  expect(codes(await changeInstitution(office, police, top))).toEqual(['PARENT_BELOW']);
  const elsewhere = { ...input, name: 'Другая школа', regionCode: 'UZ-TK' };
  expect(codes(await createInstitution(office, elsewhere))).toEqual(['REGION_OF_ANOTHER_COUNTRY']);
});
