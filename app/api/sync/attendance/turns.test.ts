import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTurns } from './turns';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Works that end when they are told to, and a diary of who began and who was told to come later. */
function hall(atOnce: number) {
  const { inTurn } = createTurns({ atOnce, patienceMs: 400 });
  const ends = new Map<string, (error?: Error) => void>();
  const diary: string[] = [];
  return {
    come(names: string) {
      for (const name of names) {
        const work = () =>
          new Promise<string>((resolve, reject) => {
            diary.push(`${name} begins`);
            ends.set(name, (error) => (error ? reject(error) : resolve(name)));
          });
        inTurn(work).then(
          (result) => diary.push(result === null ? `${name} later` : `${result} done`),
          () => diary.push(`${name} failed`),
        );
      }
    },
    end: (name: string, error?: Error) => ends.get(name)?.(error),
    async diary(ms = 0) {
      await vi.advanceTimersByTimeAsync(ms);
      return diary.splice(0);
    },
  };
}

test('so many at once, the others in the order of coming', async () => {
  const { come, end, diary } = hall(2);
  come('abcd');
  expect(await diary()).toEqual(['a begins', 'b begins']);
  end('b');
  expect(await diary()).toEqual(['c begins', 'b done']);
  end('a');
  end('c');
  expect(await diary()).toEqual(['d begins', 'a done', 'c done']);
});

test('nobody waits longer than that, and whoever has gone takes no turn from others', async () => {
  const { come, end, diary } = hall(1);
  come('ab');
  expect(await diary(300)).toEqual(['a begins']);
  come('c');
  expect(await diary(100)).toEqual(['b later']);
  end('a');
  expect(await diary()).toEqual(['c begins', 'a done']);
  expect(await diary(1_000)).toEqual([]);
});

test('work that fails gives its turn away too, and afterwards there is room for as many as before', async () => {
  const { come, end, diary } = hall(2);
  come('abc');
  expect(await diary()).toEqual(['a begins', 'b begins']);
  end('a', new Error('the database is away'));
  expect(await diary()).toEqual(['c begins', 'a failed']);
  end('b');
  end('c');
  await diary();
  come('defg');
  expect(await diary(1_000)).toEqual(['d begins', 'e begins', 'f later', 'g later']);
});
