import { describe, expect, it } from 'vitest';
import { aSnapshot } from './testing/snapshot';
import { wordsOf, writtenDates } from './wording';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('dates', () => {
  it.each([
    ['2017-06-13', '2017-06-15', '13–15 June 2017', '13–15 июня 2017 г.'],
    ['2017-06-13', '2017-06-13', '13 June 2017', '13 июня 2017 г.'],
    ['2017-06-30', '2017-07-02', '30 June – 2 July 2017', '30 июня – 2 июля 2017 г.'],
    [
      '2017-12-30',
      '2018-01-02',
      '30 December 2017 – 2 January 2018',
      '30 декабря 2017 г. – 2 января 2018 г.',
    ],
  ])('%s to %s', (from, to, english, russian) => {
    expect(writtenDates('en', from, to)).toBe(english);
    expect(writtenDates('ru', from, to)).toBe(russian);
  });
});

describe('a paper that expires', () => {
  it('says its last day in each of its languages, and one without says nothing of it', () => {
    const lines = (over: Parameters<typeof aSnapshot>[0]) =>
      wordsOf(aSnapshot({ language: 'en-ru', ...over })).check.lines.map(plain);
    expect(lines({ expiresOn: '2019-06-15' }).slice(3)).toEqual([
      'Valid until 15 June 2019',
      'Действителен до 15 июня 2019 г.',
    ]);
    expect(lines({})).toHaveLength(3);
  });
});

describe('the words of version 1', () => {
  // Papers that are out say these words: where they have to change, that is version 2.
  it('stay as they are, in both languages', () => {
    const { columns, check } = wordsOf(aSnapshot({ language: 'en-ru' }));
    expect(columns.map((column) => Object.values(column).map((text) => text && plain(text)))).toEqual([
      [
        'en',
        'UNODC Regional Office for Central Asia',
        'Certificate',
        'of completion',
        'This is to certify that',
        'has successfully completed the training of trainers',
        'Strengthening Families Programme 10-14: national training of trainers',
        '13–15 June 2017 · Tashkent, Uzbekistan · 24 hours',
        'which confers the status of',
        'National SFP 10-14 Trainer',
        null,
      ],
      [
        'ru',
        'Региональное представительство УНП ООН в Центральной Азии',
        'Сертификат',
        'о прохождении обучения',
        'Настоящим сертификатом награждается',
        'за успешное прохождение тренинга для тренеров',
        '«Программа укрепления семьи 10–14: национальный тренинг для тренеров»',
        '13–15 июня 2017 г. · Ташкент, Узбекистан · 24 часа',
        'с присвоением статуса',
        'Национальный тренер SFP 10–14',
        null,
      ],
    ]);
    expect(check).toEqual({
      lines: [
        '№ SFP-TOT-2017-0001',
        'Issued on 16\u00a0June\u00a02017',
        'Выдан 16\u00a0июня\u00a02017\u00a0г.',
      ],
      labels: ['Verify this certificate at', 'Проверить подлинность:'],
      address: 'cascade.example.org/verify',
      code: 'K7QFM2XW9T4HB6JRZD3CVN8PYS',
    });
  });

  it('say who only attended, and until when a status holds', () => {
    const { qualification } = aSnapshot();
    const [column] = wordsOf(
      aSnapshot({
        language: 'ru',
        kind: 'ATTENDANCE',
        qualification: qualification && { ...qualification, validUntil: '2020-06-15' },
      }),
    ).columns;
    expect(column?.subheading).toBe('участника');
    expect(column?.statement).toBe('за участие в тренинге для тренеров');
    expect(plain(column?.valid ?? '')).toBe('действует до 15 июня 2020 г.');
  });
});

describe('names', () => {
  it('stand once when both are the same, and one for both when there is one', () => {
    const names = (officialName: string | null, latinName: string | null) => {
      const { name, latin } = wordsOf(aSnapshot({ holder: { officialName, latinName } }));
      return [name, latin];
    };
    expect(names('Gʻulomov  Doʻstmurod', 'Gulomov Dustmurod')).toEqual([
      'Gʻulomov Doʻstmurod',
      'Gulomov Dustmurod',
    ]);
    expect(names('Deborah Allen', ' Deborah  Allen ')).toEqual(['Deborah Allen', null]);
    expect(names(null, 'Deborah Allen')).toEqual(['Deborah Allen', null]);
    expect(names('Осмонова', null)).toEqual(['Осмонова', null]);
  });
});
