import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overwritten } from './rules';
import { resultSchema, type ResultInput } from './schema';

const mercury = {
  courseId: null,
  runIds: [],
  achievedBy: 'Port Control Units',
  institutionId: '',
  place: 'Aktau',
  countryCode: 'KZ',
  what: 'metallic mercury without permits',
  quantity: 20063,
  unit: 'kg',
  furtherQuantity: 525,
  furtherUnit: 'canisters',
  happenedFrom: '2017-05-01',
  happenedTo: '2017-05-31',
  remark: '',
  source: '',
};
const of = (changes: Record<string, unknown> = {}): ResultInput =>
  resultSchema.parse({ ...mercury, ...changes });
const refused = (changes: Record<string, unknown>) =>
  resultSchema
    .safeParse({ ...mercury, ...changes })
    .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);

it('is somebody’s, and its period has a first day that is not after the last', () => {
  expect(refused({ achievedBy: ' ' })).toEqual(['achievedBy RESULT_OF_NOBODY']);
  expect(refused({ achievedBy: '', institutionId: '01890000-0000-7000-8000-000000000000' })).toBe(undefined);
  expect(refused({ happenedFrom: '' })).toEqual(['happenedFrom REQUIRED']);
  expect(refused({ happenedTo: '2017-04-30' })).toEqual(['happenedTo ENDS_BEFORE_START']);
  expect(refused({ happenedFrom: '2017-02-30', happenedTo: '' })).toEqual(['happenedFrom FORMAT_INVALID']);
  expect(refused({ happenedFrom: '0202-02-03', happenedTo: '' })).toEqual(['happenedFrom DAY_FAR_OFF']);
});

it('gives a further figure only after the first, and says what it counts', () => {
  expect(refused({ quantity: null })).toEqual(['quantity REQUIRED']);
  expect(refused({ furtherUnit: '' })).toEqual(['furtherUnit REQUIRED']);
  expect(refused({ quantity: 0 })?.length).toBe(1);
});

it('keeps of a correction what it overwrote, and nothing else', () => {
  expect(overwritten(of(), of({ quantity: 20064, place: 'Aktau seaport' }))).toEqual({
    quantity: 20063,
    place: 'Aktau',
  });
  expect(overwritten(of(), of())).toEqual({});
});

it('what was before can always be told from what is and what was overwritten', () => {
  const ids = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'];
  const result = fc
    .record({
      quantity: fc.constantFrom(1, 2),
      unit: fc.constantFrom('kg', ''),
      what: fc.constantFrom('a', 'b'),
      runIds: fc.uniqueArray(fc.constantFrom(...ids)),
    })
    .map(of);
  fc.assert(
    fc.property(result, result, (before, after) => {
      const told = { ...after, ...overwritten(before, after) };
      expect({ ...told, runIds: [...told.runIds].sort() }).toEqual({
        ...before,
        runIds: [...before.runIds].sort(),
      });
    }),
  );
});
