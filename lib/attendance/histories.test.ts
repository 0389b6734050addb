import { expect, test } from 'vitest';
import { clampClock, currentMark, fold } from './rules';
import { chance, cut, historyOf, muddled } from './testing/histories';

const histories = 100_000;

/**
 * Not by fast-check, whose bookkeeping would take minutes for so many: the seed of a history that fails is named, and
 * `historyOf(chance(seed), …)` is that history.
 */
test(`${histories} random histories of several devices fold to one state`, { timeout: 60_000 }, () => {
  const cell = { sessionId: 's', enrolmentId: 'e' };
  const now = Date.UTC(2026, 5, 15, 9);
  for (let seed = 0; seed < histories; seed += 1) {
    const random = chance(seed);
    const receivedAt = new Date(now).toISOString();
    const history = historyOf(random, cell, now).map((each) => ({
      ...each,
      at: clampClock(each.at, receivedAt),
    }));
    const expected = [...history]
      .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
      .at(-1);
    // Every part is folded where it arrives, and their marks again, as phones and offices do.
    const parts = cut(muddled(history, random), random, 3);
    const marks = parts.flatMap((part) => [...fold(part).values()]);
    const folded = currentMark(muddled(marks, random));
    if (folded?.id !== expected?.id) expect.fail(`seed ${seed}: ${folded?.id} instead of ${expected?.id}`);
  }
});
