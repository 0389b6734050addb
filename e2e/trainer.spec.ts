import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, phone, test } from './fixtures';
import { uniqueName } from './unique';

test.use(phone);

test('a trainer takes attendance on a phone', async ({ open, office, words }) => {
  const { say } = words;
  const trainer = await office.anAccount();
  const run = await office.aRunNow(trainer.personId);
  const tag = uniqueName();
  const known = [
    ['Айбек', 'Aibek'],
    ['Бермет', 'Bermet'],
    ['Жаннат', 'Jannat'],
    ['Камиля', 'Kamilya'],
    ['Нурлан', 'Nurlan'],
    ['Чынара', 'Chynara'],
    ['Эрлан', 'Erlan'],
  ].map(([own, latin]) => ({ own: `${tag.cyrillic} ${own}`, latin: `${latin} ${tag.latin}` }));
  const enrolmentIds = await office.enrolledNew(
    run.runId,
    known.map(({ own, latin }) => ({ officialName: own, latinName: latin })),
  );
  const [aibek = '', bermet = '', jannat = '', kamilya = '', nurlan = '', chynara = '', erlan = ''] =
    known.map(({ own }) => own);
  const page = await open(trainer);
  const app = appOn(page, words);
  const counts = page.getByRole('list', { name: say('register.progress') });
  const count = (status: string, number: number) => `${say(`register.${status}`)} ${number}`;

  await test.step('today’s session is one large card', async () => {
    await expect(page).toHaveURL(/\/register$/);
    await expectAccessible(page);
    const now = page.getByRole('region', { name: say('register.now') });
    await expect(now).toContainText(say('register.recordedOf', { count: 0, total: 7 }));
    await now.getByRole('link', { name: say('register.take') }).click();
    await expect(page.getByRole('list', { name: say('register.roster') }).getByRole('listitem')).toHaveCount(
      7,
    );
    await expect(counts).toContainText(count('NOT_RECORDED', 7));
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('a name is found in the other script', async () => {
    const search = page.getByRole('searchbox', { name: say('register.search') });
    await search.fill(`nurlan ${tag.latin}`);
    await expect(page.getByRole('list', { name: say('register.roster') }).getByRole('listitem')).toHaveCount(
      1,
    );
    await app.mark(nurlan, 'PRESENT');
    await search.fill('');
    await expect(counts).toContainText(count('PRESENT', 1));
  });

  await test.step('late with minutes, left early, excused, absent, a note', async () => {
    await app.mark(bermet, 'LATE');
    await app
      .rowOf(bermet)
      .getByRole('group', { name: say('register.minutesLate') })
      .getByRole('button', { name: '15', exact: true })
      .click();
    await expect(app.rowOf(bermet)).toContainText(
      `${say('register.LATE')} ${say('register.minutesShort', { minutes: 15 })}`,
    );
    await app.mark(jannat, 'LEFT_EARLY');
    await app.mark(kamilya, 'EXCUSED');
    const note = app.rowOf(kamilya).getByLabel(say('register.note'), { exact: true });
    await note.fill('Вызвали на службу');
    await note.blur();
    await expectAccessible(page);
    await app.mark(chynara, 'ABSENT');
    for (const status of ['LATE', 'LEFT_EARLY', 'EXCUSED', 'ABSENT'])
      await expect(counts).toContainText(count(status, 1));
  });

  await test.step('a change of mind replaces the mark', async () => {
    await app.mark(chynara, 'PRESENT');
    await expect(counts).toContainText(count('ABSENT', 0));
    await expect(counts).toContainText(count('PRESENT', 2));
  });

  await test.step('“all present” fills only what is blank', async () => {
    await app.press(say('register.allPresent', { count: 2 }));
    await expect(counts).toContainText(count('PRESENT', 4));
    await expect(counts).toContainText(count('NOT_RECORDED', 0));
    await expect(counts).toContainText(count('LATE', 1));
    await app.expectAtOffice(7);
  });

  await test.step('a reload shows the same', async () => {
    await page.reload();
    await app.expectAtOffice(7);
    await expect(counts).toContainText(count('PRESENT', 4));
    await expect(app.rowOf(bermet)).toContainText(say('register.minutesShort', { minutes: 15 }));
    await app.rowOf(kamilya).locator('button[aria-expanded]').click();
    await expect(app.rowOf(kamilya).getByLabel(say('register.note'), { exact: true })).toHaveValue(
      'Вызвали на службу',
    );
    for (const name of [aibek, nurlan, chynara, erlan])
      await expect(
        app.rowOf(name).getByRole('button', { name: say('register.PRESENT'), exact: true }),
      ).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('what another device recorded appears', async () => {
    await office.recorded(run.sessionIds[0] ?? '', [[enrolmentIds[0] ?? '', 'EXCUSED']], 'Second phone');
    await page.reload();
    await expect(counts).toContainText(count('EXCUSED', 2));
    await app.rowOf(aibek).locator('button[aria-expanded]').click();
    await expect(app.rowOf(aibek)).toContainText('Second phone');
  });
});
