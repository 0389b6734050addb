import { expect, test } from 'vitest';
import type { SheetDay } from '@/lib/attendance/sheets/queries';
import { choiceOf, targetOfChoice, targetOfPage } from './targets';

const session = {
  titleEn: 'A',
  titleRu: null,
  from: '09:00',
  to: '10:00',
  track: null,
  standing: 'COMING' as const,
};
const days: SheetDay[] = [
  { day: '2026-06-15', sheets: [], sessions: [{ ...session, id: 'a' }] },
  { day: '2026-06-16', sheets: [], sessions: [{ ...session, id: 'b' }] },
];

test('a choice says a day, or a session and its day', () => {
  for (const sessionId of [null, 'a'])
    expect(targetOfChoice(choiceOf({ day: '2026-06-15', sessionId }))).toEqual({
      day: '2026-06-15',
      sessionId,
    });
  expect(targetOfChoice('')).toBe(null);
});

test('a page goes where it was printed for, wherever its session is now', () => {
  const page = (of: 'DAY' | 'SESSION', id: string, day = '2026-06-15') =>
    targetOfPage('run', days, { of, id, day, page: 1 });
  expect(page('DAY', 'run')).toEqual({ day: '2026-06-15', sessionId: null });
  expect(page('SESSION', 'b')).toEqual({ day: '2026-06-16', sessionId: 'b' });
  expect(page('DAY', 'run', '2026-07-01')).toBe(null);
  expect(page('DAY', 'another')).toBe('FOREIGN');
  expect(page('SESSION', 'another')).toBe('FOREIGN');
});
