import { expect, it } from 'vitest';
import { boxesOf, type PictureRun } from './rules';
import type { PictureBox } from './drawing/rules';

const run = (id: string, changes: Partial<PictureRun> = {}): PictureRun => ({
  ...{ id, code: id.toUpperCase(), titleEn: `Course ${id}`, titleRu: `Курс ${id}`, completed: 3 },
  ...{ startsOn: '2026-06-01', endsOn: '2026-06-03', cityEn: 'Tashkent', cityRu: null, sensitive: false },
  ...changes,
});
const words = {
  language: 'EN' as const,
  dates: ({ startsOn }: PictureRun) => startsOn,
  completed: (count: number) => `${count} completed`,
  others: (count: number) => `${count} others`,
  unnamed: () => 'withheld',
};
const person = (id: string) => ({ id, officialName: `Name ${id}`, latinName: null });
const root: PictureBox = { kind: 'ROOT', texts: ['Root'], below: [] };
const outline = ({ texts, below }: PictureBox): unknown[] =>
  below.length > 0 ? [texts[0], below.map(outline)] : [texts[0]];

it('draws each run once, below the first that leads to it, through the person who does', () => {
  const facts = {
    runs: [run('a'), run('b'), run('c')],
    links: [
      { from: 'b', to: 'c', personId: 'q' },
      { from: 'a', to: 'b', personId: 'p' },
      { from: 'a', to: 'c', personId: 'p' },
    ],
    trainers: [],
    people: [person('p'), person('q')],
  };
  expect(outline(boxesOf(root, facts, words))).toEqual([
    'Root',
    [['Course a', [['Name p', [['Course b'], ['Course c']]], ['2 others']]]],
  ]);
});

it('names nobody of a sensitive run, and keeps what grew from it', () => {
  const facts = {
    runs: [run('a', { sensitive: true }), run('b')],
    links: [{ from: 'a', to: 'b', personId: 'p' }],
    trainers: [],
    people: [person('p')],
  };
  const boxes = boxesOf(root, facts, words);
  expect(outline(boxes)).toEqual(['Root', [['Course a', [['withheld', [['Course b']]], ['2 others']]]]]);
  expect(JSON.stringify(boxes)).not.toContain('Name p');
});

it('names all trainers where it leads upward', () => {
  const facts = {
    runs: [run('b'), run('a')],
    links: [{ from: 'b', to: 'a', personId: 'p' }],
    trainers: [
      { runId: 'b', personId: 'p' },
      { runId: 'b', personId: 'q' },
      { runId: 'a', personId: 'r' },
    ],
    people: [person('p'), person('q'), person('r')],
  };
  expect(outline(boxesOf(root, facts, words))).toEqual([
    'Root',
    [['Course b', [['Name p', [['Course a', [['Name r']]]]], ['Name q']]]],
  ]);
});
