import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isToWipe, keptOf, listUrl, registerUrl, toForget, toHoldReady } from './rules';

const now = new Date('2026-06-15T09:00:00Z');
const wipeAfter = '2026-06-25T00:00:00Z';

test('a register is kept until its run says so, one of a sensitive run not at all', () => {
  const register = { account: 'a', session: { keepOnPhone: true, wipeAfter } };
  expect(keptOf('/api/register/1', register, now)).toMatchObject({ account: 'a', wipeAfter });
  expect(keptOf('/api/register/1', { ...register, session: { keepOnPhone: false, wipeAfter } }, now)).toBe(
    null,
  );
  expect(keptOf('/api/register', { account: 'a', sessions: [] }, now)).toMatchObject({ wipeAfter: null });
  for (const nothing of [null, 'text', 7, {}]) expect(keptOf('/x', nothing, now)).toBe(null);
});

test('what is over or another’s is wiped, and nothing else', () => {
  const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(
      instant,
      fc.option(instant),
      fc.constantFrom('a', 'b'),
      fc.constantFrom('a', 'b', null),
      (at, over, owner, account) => {
        const row = { account: owner, wipeAfter: over?.toISOString() ?? null };
        const expected = (over !== null && over <= at) || (account !== null && account !== owner);
        expect(isToWipe(row, account, at)).toBe(expected);
      },
    ),
  );
});

test('what the office does not want kept goes at once, and about what it does not name it is asked', () => {
  const otherUrl = (id: string) => `${registerUrl(id)}/other`;
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
  const sessions = fc.uniqueArray(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), keepOnPhone: fc.boolean() }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(ids, ids, sessions, (registers, others, listed) => {
      const urls = [listUrl, ...registers.map(registerUrl), ...others.map(otherUrl)];
      const { forget, ask } = toForget(urls, listed);
      const kept = new Set([...registers, ...others]);
      const unwanted = listed.filter(({ keepOnPhone }) => !keepOnPhone).map(({ id }) => id);
      expect(new Set(forget)).toEqual(
        new Set(urls.filter((url) => unwanted.some((id) => [registerUrl(id), otherUrl(id)].includes(url)))),
      );
      expect([...ask].sort()).toEqual(
        [...kept].filter((id) => !listed.some((each) => each.id === id)).sort(),
      );
    }),
  );
});

test('ready are the next fourteen days and what is not yet wiped, without sensitive runs', () => {
  const session = (id: string, startsAt: string, change = {}) => ({
    id,
    startsAt,
    keepOnPhone: true,
    wipeAfter,
    ...change,
  });
  const sessions = [
    session('yesterday', '2026-06-14T09:00:00Z'),
    session('soon', '2026-06-29T08:59:59Z'),
    session('later', '2026-06-29T09:00:01Z'),
    session('sensitive', '2026-06-15T10:00:00Z', { keepOnPhone: false }),
    session('over', '2026-06-01T10:00:00Z', { wipeAfter: '2026-06-15T08:00:00Z' }),
  ];
  expect(toHoldReady(sessions, now).map(({ id }) => id)).toEqual(['yesterday', 'soon']);
});
