import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviceFile } from '../device-file/rules';
import { testOperation } from '../testing/fixture';
import { readDeviceFile } from './rules';

const account = '0190a000-0000-7000-8000-00000000000a';
const [session, place] = ['0190a000-0000-7000-8000-0000000000b1', '0190a000-0000-7000-8000-0000000000c1'];
const written = (marks: number) =>
  deviceFile(
    account,
    Array.from({ length: marks }, () => testOperation(session, place, { note: 'Пришла позже' })),
    new Date('2026-06-01T10:00:00Z'),
  );
const bytesOf = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const codeOf = async (value: unknown) => {
  const outcome = await readDeviceFile(bytesOf(value));
  return outcome.ok ? 'READ' : outcome.refusals[0]?.code;
};

describe('a file that a device wrote', () => {
  test('is read as it was written, and marked as loaded from a file', async () => {
    const file = await written(3);
    const outcome = await readDeviceFile(bytesOf(file));
    if (!outcome.ok) throw new Error('refused');
    expect(outcome.value).toMatchObject({ account, madeAt: '2026-06-01T10:00:00.000Z', misshapen: [] });
    expect(outcome.value.operations).toEqual(
      file.operations.map((each) => ({ seenId: null, walkInName: null, ...each, source: 'FILE' })),
    );
  });

  test('is refused plainly for what it is not', async () => {
    const file = await written(1);
    expect(await codeOf('{')).toBe('DEVICE_FILE_UNREADABLE');
    expect(await codeOf('')).toBe('DEVICE_FILE_UNREADABLE');
    expect(await readDeviceFile(new Uint8Array([0xff, 0xfe, 0x7b]))).toMatchObject({
      refusals: [{ code: 'DEVICE_FILE_UNREADABLE' }],
    });
    for (const other of ['null', '[]', '"x"', { format: 'else' }]) {
      expect(await codeOf(other)).toBe('DEVICE_FILE_OTHER');
    }
    expect(await codeOf({ ...file, version: 2 })).toBe('DEVICE_FILE_VERSION');
    expect(await codeOf({ ...file, account: 'me' })).toBe('DEVICE_FILE_DAMAGED');
    expect(await codeOf({ ...file, operations: [] })).toBe('DEVICE_FILE_DAMAGED');
    expect(await codeOf(await deviceFile(account, [], new Date()))).toBe('DEVICE_FILE_EMPTY');
  });

  test('any changed letter of the marks is seen', async () => {
    const operations = JSON.stringify((await written(2)).operations);
    const file = await written(2);
    const whole = JSON.stringify(file);
    const start = whole.indexOf('"operations":') + '"operations":'.length;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: operations.length - 1 }),
        fc.constantFrom('0', '9', 'a', 'Z', ' '),
        async (at, letter) => {
          const changed = whole.slice(0, start + at) + letter + whole.slice(start + at + 1);
          let same = false;
          try {
            // A space between values, or the same letter: it says what it said.
            same = JSON.stringify(JSON.parse(changed)) === whole;
          } catch {
            same = false;
          }
          expect((await codeOf(changed)) === 'READ').toBe(same);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('one bad row spoils no file', async () => {
    const { operations } = await written(2);
    const bad = { ...operations[0], id: 'bad', status: 'ASLEEP' } as unknown as (typeof operations)[number];
    const outcome = await readDeviceFile(
      bytesOf(await deviceFile(account, [...operations, bad], new Date())),
    );
    expect(outcome).toMatchObject({
      ok: true,
      value: { misshapen: [{ id: 'bad', answer: 'REFUSED', code: 'OPERATION_INVALID' }] },
    });
  });
});
