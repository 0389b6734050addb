import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EnrolmentState } from '@/prisma/generated/enums';
import { changesOf, closedBecause, entryOf, reminderAt, standingOf, type AnswerFacts } from './rules';
import { toldOf, type Told } from './schema';
import { tellingOf } from './telling/rules';
import { changeLines, factValues } from './wording/rules';

const told: Told = {
  titleEn: 'Course',
  titleRu: 'Курс',
  sensitive: false,
  startsOn: '2026-06-15',
  endsOn: '2026-06-16',
  timeZone: 'Asia/Tashkent',
  days: [
    { day: '2026-06-15', from: '09:00', to: '17:00' },
    { day: '2026-06-16', from: '09:00', to: '13:00' },
  ],
  startsAt: '2026-06-15T04:00:00.000Z',
  endsAt: '2026-06-16T08:00:00.000Z',
  placeEn: 'Hall, Tashkent',
  placeRu: 'Зал, Ташкент',
  cityEn: 'Tashkent',
  cityRu: 'Ташкент',
  standing: 'CONFIRMED',
};

const later: Partial<Told> = {
  startsOn: '2026-06-22',
  endsOn: '2026-06-23',
  days: [
    { day: '2026-06-22', from: '09:00', to: '17:00' },
    { day: '2026-06-23', from: '09:00', to: '13:00' },
  ],
  startsAt: '2026-06-22T04:00:00.000Z',
  endsAt: '2026-06-23T08:00:00.000Z',
};

describe('what has changed', () => {
  test.each<[string, Partial<Told>, string[]]>([
    ['nothing', {}, []],
    ['the days, not the hours of them', later, ['DATES']],
    [
      'an hour',
      { days: [{ day: '2026-06-15', from: '10:00', to: '17:00' }], startsAt: '2026-06-15T05:00:00.000Z' },
      ['TIMES'],
    ],
    [
      'the clocks of the country',
      { startsAt: '2026-06-15T03:00:00.000Z', endsAt: '2026-06-16T07:00:00.000Z' },
      ['TIMES'],
    ],
    ['the place', { placeEn: 'Other hall' }, ['PLACE']],
    [
      'the place of a sensitive run, which nobody was told',
      { sensitive: true, placeEn: 'Other', titleEn: 'X' },
      ['TITLE', 'PLACE'],
    ],
    ['the own place', { standing: 'WAITING_LIST' }, ['STATE']],
  ])('%s', (_, change, kinds) => {
    expect(changesOf(told, { ...told, ...change })).toEqual(kinds);
  });

  test('of a sensitive run what is not told does not change', () => {
    const hidden = { ...told, sensitive: true };
    expect(changesOf(hidden, { ...hidden, placeEn: 'Other', titleEn: 'Other' })).toEqual([]);
    expect(factValues('EN', hidden, null)).toMatchObject({
      title: 'Training',
      place: expect.not.stringContaining('Tashkent'),
    });
    expect(factValues('EN', hidden, null).when).not.toContain('Tashkent');
  });

  test('is said as what was and what is, in the language of the reader', () => {
    const [first, second] = told.days;
    const earlier = {
      ...told,
      days: [{ day: '2026-06-15', from: '08:30', to: '17:00' }, ...(second ? [second] : [])],
    };
    expect(first && changeLines('EN', ['TIMES'], told, earlier)).toEqual([
      'Monday 15 June 2026: 09:00–17:00 → 08:30–17:00',
    ]);
    const now = { ...told, ...later, placeRu: 'Другой зал' };
    expect(changeLines('RU', ['DATES', 'PLACE'], told, now)).toEqual([
      'Дни: 15–16 июня 2026 г. → 22–23 июня 2026 г.',
      'Место: Зал, Ташкент → Другой зал',
    ]);
  });
});

const states = fc.constantFrom(...Object.values(EnrolmentState));
const tolds = fc.record({
  standing: fc.constantFrom<Told['standing']>('INVITED', 'CONFIRMED', 'WAITING_LIST', 'ENDED'),
  placeEn: fc.constantFrom('A', 'B'),
  startsOn: fc.constantFrom('2026-06-15', '2026-06-22'),
  sensitive: fc.boolean(),
});

test('whoever has been told what is, is told nothing more', () => {
  fc.assert(
    fc.property(tolds, tolds, states, fc.boolean(), (before, change, state, runCancelled) => {
      const standing = standingOf(state, runCancelled);
      const now = standing && { ...told, ...change, standing };
      const facts = { told: now, runCancelled, declined: state === 'DECLINED' };
      const telling = tellingOf({ ...told, ...before }, facts);
      if (now && telling) expect(tellingOf(now, facts)).toBe(null);
      if (!now) expect(telling).toBe(null);
    }),
  );
});

test('what a row remembers is read as it was written, and what it cannot know is nothing', () => {
  expect(toldOf(JSON.parse(JSON.stringify(told)))).toEqual(told);
  expect(toldOf({})).toBe(null);
  expect(toldOf(null)).toBe(null);
});

test('without hours the entry of a calendar is whole days', () => {
  const entry = { uid: 'u', title: 't' };
  expect(entryOf({ ...told, days: [], startsAt: null, endsAt: null }, entry)).toMatchObject({
    allDay: true,
    startsAt: new Date('2026-06-15T00:00:00Z'),
    endsAt: new Date('2026-06-17T00:00:00Z'),
  });
  expect(entryOf(told, entry)).toMatchObject({ startsAt: new Date('2026-06-15T04:00:00Z') });
});

describe('an answer', () => {
  const now = new Date('2026-06-10T00:00:00Z');
  const open: AnswerFacts = {
    state: 'INVITED',
    runCancelled: false,
    begun: false,
    answerBy: null,
    answeredAt: null,
    accepts: null,
  };
  test.each<[string, Partial<AnswerFacts>, string | null]>([
    ['is taken', {}, null],
    ['is taken until the day is over', { answerBy: new Date('2026-06-10T00:00:01Z') }, null],
    ['is not taken after it', { answerBy: now }, 'EXPIRED'],
    ['can be changed after it', { state: 'CONFIRMED', answerBy: now, answeredAt: now, accepts: true }, null],
    ['can be taken back by who declined', { state: 'DECLINED', answeredAt: now, accepts: false }, null],
    ['is not taken from whom the office noted as declined', { state: 'DECLINED' }, 'WITHDRAWN'],
    [
      'is not taken from whom the office withdrew',
      { state: 'WITHDRAWN', answeredAt: now, accepts: true },
      'WITHDRAWN',
    ],
    ['is not taken once the run has begun', { begun: true }, 'BEGUN'],
    ['is not taken of a cancelled run', { runCancelled: true, begun: true }, 'CANCELLED'],
    ['is taken from who waits', { state: 'WAITING_LIST', answeredAt: now, accepts: true }, null],
  ])('%s', (_, change, closed) => {
    expect(closedBecause({ ...open, ...change }, now)).toBe(closed);
  });
});

describe('a reminder', () => {
  const sentAt = new Date('2026-06-01T00:00:00Z');
  const startsAt = new Date('2026-06-20T00:00:00Z');
  test.each<[string, string | null, string | null]>([
    ['comes three days before the answer is due', '2026-06-10T00:00:00Z', '2026-06-07T00:00:00.000Z'],
    ['comes a week before the run where no day was named', null, '2026-06-13T00:00:00.000Z'],
    ['never comes within a day of the invitation', '2026-06-03T00:00:00Z', '2026-06-02T00:00:00.000Z'],
    ['does not come where there is no time for it', '2026-06-02T06:00:00Z', null],
  ])('%s', (_, answerBy, at) => {
    const facts = { sentAt, answerBy: answerBy ? new Date(answerBy) : null, startsAt };
    expect(reminderAt(facts)?.toISOString() ?? null).toBe(at);
  });
});
