import { expect, it } from 'vitest';
import { paperRows, type PaperSession } from './rules';

const session = (title: string, from: string, to: string, trackId: string | null = null): PaperSession => ({
  ...{ title, trackId, about: '', kind: 'TRAINING' },
  ...{ startsAtLocal: `2026-06-15T${from}`, endsAtLocal: `2026-06-15T${to}` },
});

it('puts tracks side by side and what is for everyone across them', () => {
  const rows = paperRows(
    [
      session('Schools', '10:00', '11:00', 'b'),
      session('Opening', '09:00', '10:00'),
      session('Police', '10:00', '11:00', 'a'),
      session('Longer', '10:00', '12:00', 'a'),
      session('Beside', '10:00', '11:00'),
    ],
    ['a', 'b'],
  );
  const titles = (cells: { title: string }[]) => cells.map(({ title }) => title).join();
  expect(rows.map(({ time, everyone, tracks }) => [time, titles(everyone), ...tracks.map(titles)])).toEqual([
    ['09:00–10:00', 'Opening', '', ''],
    ['10:00–11:00', '', 'Police', 'Schools'],
    ['10:00–11:00', 'Beside', '', ''],
    ['10:00–12:00', '', 'Longer', ''],
  ]);
});
