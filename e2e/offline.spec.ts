import type { Board } from '@/lib/attendance/board/types';
import { appOn } from './app';
import { aCourse, barOf, held, readied } from './device';
import { expect, phone, test } from './fixtures';

test.use(phone);

test('a day in a district without a network', async ({ open, office, words, expectOffline }) => {
  const { say } = words;
  const { trainer, runId, names, enrolmentIds, now, tomorrow } = await aCourse(office, [
    'Айбек',
    'Бермет',
    'Жаннат',
  ]);
  const [aibek = '', bermet = '', jannat = ''] = names;
  const first = await open(trainer);
  const context = first.context();
  await readied(first, words);
  expectOffline();
  await context.setOffline(true);
  await first.close();

  const page = await context.newPage();
  const app = appOn(page, words);
  await test.step('the register starts cold, with the list and every session of it', async () => {
    await page.goto('/register');
    await expect(page.getByText(words.like('register.asOf')).first()).toBeVisible();
    await page
      .getByRole('region', { name: say('register.now') })
      .getByRole('link')
      .click();
    await expect(app.rowOf(aibek)).toBeVisible();
  });

  await test.step('marks are saved on the phone', async () => {
    await app.mark(aibek, 'PRESENT');
    await app.mark(bermet, 'LATE');
    await app.press(say('register.addPersonShort'));
    const form = page.getByRole('form', { name: say('register.addPerson') });
    await form.getByLabel(say('register.addPerson')).fill('Azamat Guest');
    await app.press(say('register.add'), form);
    await expect(barOf(page, words)).toContainText(say('register.onPhone', { count: 3 }));
  });

  const second = await context.newPage();
  await test.step('a second tab shows the same, and each sees what the other records', async () => {
    await second.goto(`/register/${now}`);
    await expect(barOf(second, words)).toContainText(say('register.onPhone', { count: 3 }));
    await appOn(second, words).mark(jannat, 'ABSENT');
    await expect(barOf(page, words)).toContainText(say('register.onPhone', { count: 4 }));
    await expect(app.rowOf(jannat)).toContainText(say('register.ABSENT'));
    await second.close();
  });

  await test.step('so is the session of tomorrow', async () => {
    await page.goto(`/register/${tomorrow}`);
    await app.press(say('register.allPresent', { count: 3 }));
    await expect(barOf(page, words)).toContainText(say('register.onPhone', { count: 7 }));
    await page.close();
  });

  await test.step('with the network back everything reaches the office, once', async () => {
    await context.setOffline(false);
    const back = await context.newPage();
    await back.goto(`/register/${tomorrow}`);
    await appOn(back, words).expectAtOffice(3);
    expect((await held(back)).waiting).toBe(0);
    const [a = '', b = '', c = ''] = enrolmentIds;
    expect(await office.recordedIn(now)).toEqual({
      marks: { [a]: 'PRESENT', [b]: 'LATE', [c]: 'ABSENT' },
      operations: 3,
      walkIns: ['Azamat Guest PRESENT'],
    });
    expect((await office.recordedIn(tomorrow)).operations).toBe(3);
  });

  await test.step('and the coordinator’s board', async () => {
    const desk = await open('coordinator');
    const board = await desk.request.get(`/api/runs/${runId}/board`);
    const { people } = (await board.json()) as Board;
    expect(Object.fromEntries(people.map((row) => [row[1], row[6]]))).toEqual({
      [aibek]: 'PP',
      [bermet]: 'LP',
      [jannat]: 'AP',
    });
  });
});
