import { describe, expect, it } from 'vitest';
import { tableOf } from '@/lib/files/tables/testing/build';
import type { Cell } from '@/lib/files/tables/types';
import { readList } from '../rules';

function read(rows: Cell[][]) {
  const outcome = readList(tableOf(rows));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

const names = (list: ReturnType<typeof read>) => list.rows.map((row) => row.officialName);

const header = ['№', 'ФИО', 'Пол', 'Должность', 'Телефон'];
const isakov = [1, 'Исаков Алмаз Кадырович', 'м', 'инспектор', '+996 512 148138'];

describe('names', () => {
  it('stores the name as given and never transliterates', () => {
    const list = read([
      ['ФИО'],
      [' 1) Исаков\u00a0  Алмаз '],
      ['Gʻulomov Bekzod Karim oʻgʻli'],
      ['ОСМОНОВА ЖЫЛДЫЗ'],
    ]);
    expect(list.rows.map(({ officialName, latinName }) => [officialName, latinName])).toEqual([
      ['Исаков Алмаз', null],
      ['Gʻulomov Bekzod Karim oʻgʻli', 'Gʻulomov Bekzod Karim oʻgʻli'],
      ['ОСМОНОВА ЖЫЛДЫЗ', null],
    ]);
  });

  it('takes the passport name from its own column', () => {
    const list = read([
      ['ФИО', 'ФИО латиницей'],
      ['Исаков Алмаз', 'Isakov Almaz'],
      ['Осмонова Жылдыз', 'Осмонова'],
    ]);
    expect(list.rows.map((row) => row.latinName)).toEqual(['Isakov Almaz', null]);
    expect(list.rows[1]?.warnings).toMatchObject([
      { code: 'NAME_NOT_LATIN', params: { row: 3, column: 'ФИО латиницей' } },
    ]);
    const apart = read([
      ['Фамилия', 'Имя', 'Surname (Latin)', 'Given name (Latin)'],
      ['Исаков', 'Алмаз', 'Isakov', 'Almaz'],
    ]);
    expect(apart.rows[0]).toMatchObject({ officialName: 'Исаков Алмаз', latinName: 'Isakov Almaz' });
  });

  it('finds the parts where their form tells, in any order', () => {
    const list = read([['ФИО'], ['Осмонов Айбек Болотович'], ['Айбек Болотович Осмонов'], ['Асанов Б. Т.']]);
    const parts = { familyName: 'Осмонов', givenName: 'Айбек', patronymic: 'Болотович' };
    expect(list.rows).toMatchObject([parts, parts, { familyName: null, givenName: null }]);
  });

  it('reads a person in one cell', () => {
    const list = read([
      ['Участники'],
      ['1. Исаков Алмаз Кадырович, инспектор, УВД г. Ош, тел. +996 512 148138'],
      ['2. Осмонова Жылдыз — следователь — МВД КР — zh@example.org'],
      ['3. Асанов Бакыт\nначальник отдела\nГКНБ\n+996 515 030467'],
    ]);
    expect(list.rows).toMatchObject([
      {
        officialName: 'Исаков Алмаз Кадырович',
        position: 'инспектор',
        institution: 'УВД г. Ош',
        phone: '+996512148138',
      },
      {
        officialName: 'Осмонова Жылдыз',
        position: 'следователь',
        institution: 'МВД КР',
        email: 'zh@example.org',
      },
      {
        officialName: 'Асанов Бакыт',
        position: 'начальник отдела',
        institution: 'ГКНБ',
        phone: '+996515030467',
      },
    ]);
  });

  it('takes "Isakov, Almaz" for one name', () => {
    expect(names(read([['Name'], ['Isakov, Almaz'], ['Osmonova, Zhyldyz']]))).toEqual([
      'Isakov Almaz',
      'Osmonova Zhyldyz',
    ]);
  });

  it('refuses a row without a name, with row, column and value', () => {
    const list = read([
      header,
      isakov,
      [2, '', 'ж', 'следователь', '+996 511 245722'],
      [3, '=1+1', 'м', 'инспектор', ''],
    ]);
    expect(list.rows[1]?.problems).toMatchObject([
      { code: 'NAME_MISSING', params: { row: 3, column: 'ФИО' } },
    ]);
    expect(list.rows[2]?.problems).toMatchObject([
      { code: 'NAME_INVALID', params: { row: 4, column: 'ФИО', value: '=1+1' } },
    ]);
    expect(list.rows[2]?.officialName).toBeNull();
  });

  it('warns of look-alike letters and keeps them', () => {
    const [row] = read([['ФИО'], ['Исакoв Алмаз']]).rows;
    expect(row).toMatchObject({
      officialName: 'Исакoв Алмаз',
      warnings: [{ code: 'NAME_MIXED_SCRIPTS' }],
      problems: [],
    });
  });
});

it('reads the other cells, leaves out what it cannot read, and says so', () => {
  const [good, bad] = read([
    ['ФИО', 'Пол', 'Страна', 'Сектор', 'Дата рождения', 'Телефон', 'E-mail', 'Язык'],
    [
      'Исаков Алмаз',
      'эркек',
      'Кыргызстан',
      'Private company',
      '17 февраля 1982 г.',
      512148138,
      'A@Example.org',
      'русский',
    ],
    ['Осмонова Жылдыз', 'да', 'Нарния', '—', '3/4/82', '0512 1', 'a@b', 'xx'],
  ]).rows;
  expect(good).toMatchObject({
    sex: 'MALE',
    countryCode: 'KG',
    sector: 'PRIVATE',
    birthDate: '1982-02-17',
    phone: '+996512148138',
    email: 'a@example.org',
    language: 'ru',
    warnings: [],
  });
  expect(bad).toMatchObject({
    sex: null,
    countryCode: null,
    sector: null,
    birthDate: null,
    phone: null,
    email: null,
    language: null,
    problems: [],
  });
  expect(bad?.warnings.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'COUNTRY_UNKNOWN country',
    'SEX_UNKNOWN sex',
    'DATE_AMBIGUOUS birthDate',
    'PHONE_INVALID phone',
    'EMAIL_INVALID email',
    'LANGUAGE_UNKNOWN language',
  ]);
});

it('says when the sex and the patronymic disagree', () => {
  const [row] = read([
    ['ФИО', 'Пол'],
    ['Исаков Алмаз Кадырович', 'ж'],
  ]).rows;
  expect(row).toMatchObject({ sex: 'FEMALE', warnings: [{ code: 'SEX_NAME_DISAGREE' }] });
});

it('takes institution and position in one cell apart', () => {
  const list = read([
    ['ФИО', 'Место работы, должность'],
    ['Исаков Алмаз', 'УВД г. Ош, инспектор'],
    ['Осмонова Жылдыз', 'следователь - Министерство внутренних дел'],
    ['Асанов Бакыт', 'инспектор'],
  ]);
  expect(list.rows.map(({ institution, position }) => [institution, position])).toEqual([
    ['УВД г. Ош', 'инспектор'],
    ['Министерство внутренних дел', 'следователь'],
    [null, 'инспектор'],
  ]);
});

it('finds the parts of a whole name under the header "Фамилия"', () => {
  expect(read([['Фамилия'], ['Осмонов Айбек Болотович']]).rows[0]).toMatchObject({
    officialName: 'Осмонов Айбек Болотович',
    familyName: 'Осмонов',
    givenName: 'Айбек',
  });
});
