import { afterAll, expect, it } from 'vitest';
import { raster } from '@/lib/files/typst/testing/raster';
import { NotFound } from '@/lib/errors/not-found';
import { endDrawing } from '@/lib/files/typst/draw';
import { cancelSession, scheduleSession } from '../../sessions/commands';
import { coordinatorOf, courseOf, office, runOf, sessionInput, value } from '../../testing/fixture';
import { addTrack } from '../../tracks/commands';
import { renderAgenda } from './render';

afterAll(endDrawing);

const words = {
  label: 'Agenda',
  kinds: { TRAINING: 'Training', OPENING: 'Opening', BREAK: 'Перерыв', CEREMONY: 'Ceremony' },
  clocks: 'All times are on the clocks of Asia/Tashkent (UTC+5)',
  empty: 'No agenda yet',
  footer: 'As of 1 June 2026',
};
const now = new Date('2026-06-01T00:00:00Z');

const at = (from: string, to: string, changes: Parameters<typeof sessionInput>[2]) =>
  sessionInput(`2026-06-15T${from}`, `2026-06-15T${to}`, changes);

it('says the run, its days, tracks side by side and titles in either language', async () => {
  const { courseId } = await courseOf('PAPER');
  const { runId, code } = await runOf(courseId);
  const { trackId } = value(await addTrack(office, runId, { name: 'Мактаб' }));
  value(await addTrack(office, runId, { name: 'Police' }));
  for (const session of [
    at('09:00', '10:30', { titleEn: 'Family <b>risk</b> #factors', titleRu: 'Семейные факторы риска' }),
    at('10:30', '11:00', { titleEn: 'Coffee', kind: 'BREAK' }),
    at('11:00', '12:00', { titleEn: 'In schools', trackId }),
  ]) {
    value(await scheduleSession(office, runId, session));
  }
  const gone = value(
    await scheduleSession(office, runId, at('13:00', '14:00', { titleEn: 'Cancelled one' })),
  );
  value(await cancelSession(office, gone.sessionId));
  const paper = async (locale: 'en' | 'ru') => {
    const { fileName, pdf } = await renderAgenda(office, runId, locale, () => words, now);
    expect(fileName).toBe(`${code}-agenda-${locale}.pdf`);
    const { text, darkness, width, height } = await raster(pdf, 72);
    expect([Math.round(width), Math.round(height)]).toEqual([595, 841]);
    // Something is drawn, and not only said: the heading's line is not blank.
    const dark = Array.from({ length: 400 }, (_, x) => darkness(45 + x, 72)).filter((each) => each > 60);
    expect(dark.length).toBeGreaterThan(10);
    return text.replaceAll(/\s+/g, ' ');
  };
  const english = await paper('en');
  for (const said of [
    'Course PAPER',
    code,
    'Monday 15 June 2026',
    'Family <b>risk</b> #factors',
    'Мактаб',
    'Police',
  ])
    expect(english).toContain(said);
  expect(english).toMatch(/10:30–11:00 Coffee Перерыв/);
  expect(english).not.toContain('Cancelled one');
  const russian = await paper('ru');
  for (const said of ['Курс PAPER', 'понедельник', 'Семейные факторы риска', 'In schools', 'Ташкент'])
    expect(russian).toContain(said);
}, 600_000);

it('takes as many pages as sixty sessions in ten days need, and says when there is nothing', async () => {
  const { courseId } = await courseOf('LONG');
  const { runId } = await runOf(courseId, { endsOn: '2026-06-24' });
  const empty = await renderAgenda(office, runId, 'en', () => words, now);
  expect((await raster(empty.pdf, 72)).text).toContain('No agenda yet');
  for (let day = 15; day < 25; day++) {
    for (let hour = 9; hour < 15; hour++) {
      const [from, to] = [hour, hour + 1].map((each) => `2026-06-${day}T${String(each).padStart(2, '0')}:00`);
      const titleEn = 'A long title of a session about the prevention of drug use '.repeat(3).trim();
      value(await scheduleSession(office, runId, sessionInput(from!, to!, { titleEn })));
    }
  }
  const { pdf } = await renderAgenda(office, runId, 'en', () => words, now);
  expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/Count [3-9]/);
}, 600_000);

it('is nobody’s who does not manage the run', async () => {
  const { courseId } = await courseOf('PRIVATE');
  const { runId } = await runOf(courseId);
  const foreign = await coordinatorOf({ countryCode: 'GB' });
  await expect(renderAgenda(foreign, runId, 'en', () => words, now)).rejects.toThrow(NotFound);
});
