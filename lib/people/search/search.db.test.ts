import { beforeAll, describe, expect, test } from 'vitest';
import { actorOf, kindNames } from '@/lib/auth/testing/actors';
import { createWorld } from '@/lib/auth/testing/world';
import { systemActor } from '@/lib/auth/actor';
import { visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { personKeys } from '../rules';
import { searchPeople } from './queries';

const office = systemActor('test');
const all = { skip: 0, take: 100 };
let ids: Map<string, string>;

async function known(officialName: string | null, latinName: string | null, more: object = {}) {
  const names = { officialName, latinName };
  const { id } = await db.person.create({
    data: { ...names, ...personKeys(names), ...more },
    select: { id: true },
  });
  return id;
}

const found = async (q: string, more: object = {}) =>
  (await searchPeople(office, { q, ...more }, all)).ids.sort();

beforeAll(async () => {
  ids = await createWorld();
});

describe('the scope in SQL is the scope of the filters', () => {
  const names = (found: string[]) =>
    found.map((id) => [...ids].find(([, each]) => each === id)?.[0] ?? id).sort();
  // '' walks the list, "some" gathers by letters.
  test.each(kindNames)('%s', async (kind) => {
    const actor = actorOf(kind, (key) => ids.get(key) ?? '00000000-0000-0000-0000-000000000000');
    const seen = await db.person.findMany({ where: visiblePeople(actor), select: { id: true } });
    const expected = names(seen.map(({ id }) => id));
    const walked = await searchPeople(actor, { q: '' }, all);
    expect(names(walked.ids)).toEqual(expected);
    expect(walked).toMatchObject({ total: expected.length, more: false });
    const gathered = await searchPeople(actor, { q: 'some' }, all);
    expect(names(gathered.ids)).toEqual(expected.filter((name) => name.startsWith('somebody')));
  });
});

describe('one name in every script and order', () => {
  let person: string;
  beforeAll(async () => {
    const institution = await db.institution.create({
      data: { name: 'Жогорку сот', sector: 'GOVERNMENT', searchKey: 'jogorku sot' },
      select: { id: true },
    });
    person = await known('Исаков Өмүрбек Болотович', 'Isakov Omurbek', {
      phone: '+996555123456',
      email: 'o.isakov@example.org',
      institutionId: institution.id,
      sex: 'MALE',
      countryCode: 'KG',
    });
    await known('Исакова Айгүл', null);
    await known('Кубатов Өмүр', null);
  });

  test.each([
    'Ömürbek',
    'Омурбек',
    'Өмүрбек',
    'omurbek',
    'исаков өмүрбек',
    'omurbek isakov',
    'Болотович Өмүрбек Исаков',
    'Исаков Ө.Б.',
    'Ө. Исаков',
    'ИСАКОВ Ө',
    '555123456',
    '+996 555 12 34 56',
    'o.isakov@',
    'өмүрбек жогорку сот',
    'исаков 555123',
  ])('"%s"', async (q) => expect(await found(q)).toEqual([person]));

  test('not by another initial, another number, another filter', async () => {
    expect(await found('Исаков Т.')).toEqual([]);
    expect(await found('исаков 777')).toEqual([]);
    expect(await found('өмүрбек', { sex: 'FEMALE' })).toEqual([]);
    expect(await found('өмүрбек', { countryCode: 'KZ' })).toEqual([]);
    expect(await found('өмүрбек', { countryCode: 'KG', sex: 'MALE' })).toEqual([person]);
    expect(await found('%')).toEqual([]);
    expect(await found('o_isakov@')).toEqual([]);
  });
});

test('a whole name finds who is known by initials, and who is known without the patronymic', async () => {
  const short = await known('Токтогулов Ж.К.', null);
  const latin = await known(null, 'Jyldyz Sydykova');
  expect(await found('Токтогулов Жаныбек')).toEqual([short]);
  expect(await found('Токтогулов Азамат')).toEqual([]);
  expect(await found('Сыдыкова Жылдыз Маратовна')).toEqual([latin]);
  expect(await found('Сыдыкова Жылдыз')).toEqual([latin]);
});

test('the list is sorted by name, a part at a time, and counted as far as it goes', async () => {
  await db.$executeRaw`
    INSERT INTO person (id, latin_name, search_key, name_keys, updated_at)
    SELECT uuidv7(), 'Manyfold ' || n, 'manifold ' || CASE WHEN n % 60 = 0 THEN 'seldom ' ELSE '' END || lpad(n::text, 5, '0'), '{}', now() FROM generate_series(1, 6000) n`;
  const names = async (q: string, skip: number) => {
    const { ids, ...rest } = await searchPeople(office, { q }, { skip, take: 2 });
    const rows = await db.person.findMany({
      where: { id: { in: ids } },
      select: { id: true, searchKey: true },
    });
    return { ...rest, keys: ids.map((id) => rows.find((row) => row.id === id)?.searchKey) };
  };
  expect(await names('manifold seldom', 2)).toEqual({
    total: 100,
    more: false,
    keys: ['manifold seldom 00180', 'manifold seldom 00240'],
  });
  // More than are gathered: walked, and not counted to the end.
  expect(await names('manifold', 4)).toEqual({
    total: 5000,
    more: true,
    keys: ['manifold 00005', 'manifold 00006'],
  });
});
