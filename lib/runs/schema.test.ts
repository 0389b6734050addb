import { expect, it } from 'vitest';
import { runFiltersSchema, runSchema } from './schema';
import { sessionSchema } from './sessions/schema';

const id = '01930000-0000-7000-8000-000000000000';
const run = {
  ...{ courseId: id, startsOn: '2026-06-15', endsOn: '2026-06-17', venueId: '', timeZone: 'Asia/Almaty' },
  ...{ countryCode: 'KZ', regionCode: '', cityEn: ' Almaty ', cityRu: '', languages: ['ru'], capacity: 20 },
  ...{
    cycle: null,
    sensitive: false,
    notes: '  ',
    donors: [],
    quotas: [],
    hostIds: [],
    materials: [],
    outputs: [],
  },
};

const problems = (changes: Record<string, unknown>) => {
  const parsed = runSchema.safeParse({ ...run, ...changes });
  return parsed.success ? [] : parsed.error.issues.map(({ message, path }) => `${message} ${path.join('.')}`);
};

it('trims, and takes an empty field for none; what came out goes in again', () => {
  const parsed = runSchema.parse(run);
  expect(parsed).toMatchObject({
    venueId: null,
    regionCode: null,
    cityEn: 'Almaty',
    cityRu: null,
    notes: null,
  });
  expect(runSchema.parse(parsed)).toEqual(parsed);
});

it('says what is missing or impossible beside each field', () => {
  expect(problems({ courseId: '', startsOn: '', countryCode: '', cityEn: ' ', capacity: null })).toEqual([
    'REQUIRED countryCode',
    'REQUIRED cityEn',
    'REQUIRED courseId',
    'REQUIRED startsOn',
    'REQUIRED capacity',
  ]);
  expect(problems({ endsOn: '2026-06-14' })).toEqual(['ENDS_BEFORE_START endsOn']);
  expect(problems({ startsOn: '2026-02-30' })).toEqual(['FORMAT_INVALID startsOn']);
  expect(problems({ capacity: 0 })).toEqual(['TOO_SMALL|min=1 capacity']);
  expect(problems({ capacity: Number.NaN })).toEqual(['WRONG_TYPE capacity']);
  expect(problems({ languages: [] })).toEqual(['TOO_FEW|min=1 languages']);
  expect(problems({ quotas: [{ institutionId: '', countryCode: 'KZ', places: 21 }] })).toEqual([
    'QUOTAS_ABOVE_CAPACITY|places=21|capacity=20 quotas',
  ]);
  expect(problems({ donors: [{ donorId: id, sharePercent: 99 }] })).toEqual([
    'DONOR_SHARES_DO_NOT_ADD_UP|total=99 donors',
  ]);
});

it('refuses a session that ends as it starts', () => {
  const session = { titleEn: 'A', titleRu: '', roomId: '', counts: true, trainerIds: [] };
  const parsed = sessionSchema.safeParse({
    ...session,
    startsAtLocal: '2026-06-15T09:00',
    endsAtLocal: '2026-06-15T09:00',
  });
  expect(parsed.error?.issues.map(({ message, path }) => [message, ...path])).toEqual([
    ['ENDS_BEFORE_START', 'endsAtLocal'],
  ]);
});

it('takes nonsense in an address for no filter', () => {
  const nonsense = {
    q: 'x',
    programme: "' or 1=1",
    course: 'x',
    country: 'zz',
    phase: 'X',
    year: '20',
    page: '-1',
  };
  expect(runFiltersSchema.parse({ ...nonsense, withoutTrainer: 'yes' })).toEqual({
    ...{
      q: 'x',
      programme: null,
      course: null,
      country: null,
      phase: null,
      season: null,
      year: null,
      withoutTrainer: null,
      page: 1,
    },
  });
});
