import type { Locator } from '@playwright/test';
import { appOn } from './app';
import { drag } from './finger';
import { expect, expectAccessible, expectNoSidewaysScroll, phone, test } from './fixtures';
import type { Office } from './office';
import { uniqueName } from './unique';

test.use(phone);

/** A trainer's session under way, with people of its list. */
async function aSession(office: Office, given: string[]) {
  const trainer = await office.anAccount();
  const run = await office.aRunNow(trainer.personId);
  const { cyrillic } = uniqueName();
  const names = given.map((name) => `${cyrillic} ${name}`);
  const enrolmentIds = await office.enrolledNew(
    run.runId,
    names.map((officialName) => ({ officialName })),
  );
  const [sessionId = ''] = run.sessionIds;
  return { trainer, runId: run.runId, sessionId, names, enrolmentIds, address: `/register/${sessionId}` };
}

test('a finger and a name typed on the spot', async ({ open, office, words }) => {
  const { say } = words;
  const { trainer, names, address } = await aSession(office, ['Айбек', 'Бермет', 'Жаннат', 'Камиля']);
  const [aibek = '', bermet = '', jannat = '', kamilya = ''] = names;
  const page = await open(trainer);
  const app = appOn(page, words);
  await page.goto(address);
  const progress = page.getByRole('list', { name: say('register.progress') });
  const counted = (status: string, count: number) =>
    expect(progress).toContainText(`${say(`register.${status}`)} ${count}`);
  const pressed = (name: string, status: string) =>
    expect(
      app
        .rowOf(name)
        .getByRole('button', { name: say(`register.${status}`), exact: true })
        .first(),
    ).toHaveAttribute('aria-pressed', 'true');

  await test.step('a swipe to the right is present, to the left absent; less is nothing', async () => {
    await expect(app.rowOf(aibek)).toBeVisible();
    await drag(page, app.rowOf(aibek), { dx: 60 });
    await drag(page, app.rowOf(aibek), { dx: 40, dy: 120 });
    await counted('NOT_RECORDED', 4);
    await drag(page, app.rowOf(aibek), { dx: 160 });
    await pressed(aibek, 'PRESENT');
    await drag(page, app.rowOf(bermet), { dx: -160 });
    await pressed(bermet, 'ABSENT');
    await counted('NOT_RECORDED', 2);
  });

  await test.step('it is taken back, and what is recorded is not swiped over', async () => {
    await app.press(say('register.undo'));
    await counted('ABSENT', 0);
    await drag(page, app.rowOf(aibek), { dx: -160 });
    await expect(page.getByText(say('register.already')).first()).toBeVisible();
    await pressed(aibek, 'PRESENT');
  });

  await test.step('not expected is chosen, and a mark is cleared', async () => {
    await app.mark(bermet, 'NOT_EXPECTED');
    await counted('NOT_EXPECTED', 1);
    await app.press(say('register.clearMark'), app.rowOf(bermet));
    await counted('NOT_RECORDED', 3);
    await app.rowOf(bermet).locator('[data-name]').click();
  });

  await test.step('“all present” fills the blanks, and takes back what it filled', async () => {
    await app.mark(kamilya, 'EXCUSED');
    await app.press(say('register.allPresent', { count: 2 }));
    await counted('PRESENT', 3);
    await app.press(say('register.undo'));
    await counted('PRESENT', 1);
    await counted('EXCUSED', 1);
  });

  await test.step('whoever is on the list is offered before a name is added', async () => {
    await app.press(say('register.addPersonShort'));
    const form = page.getByRole('form', { name: say('register.addPerson') });
    const field = form.getByLabel(say('register.addPerson'));
    await expect(field).toBeFocused();
    await expectAccessible(page);
    await app.press(say('register.add'), form);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await field.fill(jannat.slice(0, -1));
    await form.getByRole('button', { name: jannat }).click();
    await expect(form).toBeHidden();
    await counted('PRESENT', 2);
  });

  const { latin } = uniqueName();
  const added = page.getByRole('list', { name: say('register.walkIns', { count: 1 }) });
  await test.step('a name that is not found is added, marked, corrected', async () => {
    await page.getByRole('searchbox', { name: say('register.search') }).fill(latin);
    await app.press(say('register.addNamed', { name: latin }));
    await app.press(say('register.add'), page.getByRole('form', { name: say('register.addPerson') }));
    await expect(added.getByRole('listitem')).toHaveCount(1);
    const row = added.getByRole('listitem');
    await row.locator('[data-name]').click();
    await row
      .getByRole('group', { name: say('register.howAttended') })
      .getByRole('button', { name: say('register.short_LATE') })
      .click();
    const name = row.getByLabel(say('register.nameOfPerson'), { exact: true });
    await name.fill(`${latin} Ivan`);
    await name.press('Enter');
    await expect(row.locator('[data-name]')).toContainText(`${latin} Ivan`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await app.expectAtOffice(4);
  });

  await test.step('it is there after a reload, removed and put back', async () => {
    await page.reload();
    const row = added.getByRole('listitem');
    await expect(row).toContainText(`${latin} Ivan`);
    await expect(row).toContainText(say('register.LATE'));
    await row.locator('[data-name]').click();
    await app.press(say('register.removePerson'), row);
    await expect(added).toBeHidden();
    await app.press(say('register.undo'));
    await expect(added).toContainText(say('register.LATE'));
    await app.expectAtOffice(4);
  });
});

test('what the office did not take is said, and mended', async ({ open, office, words, expectOffline }) => {
  const { say } = words;
  const session = await aSession(office, ['Нурлан', 'Эрлан']);
  const [nurlan = '', erlan = ''] = session.names;
  const page = await open(session.trainer);
  const app = appOn(page, words);
  await page.goto(session.address);
  const bar = page.getByRole('region', { name: say('register.saving') });
  const refused = page.getByRole('list', { name: say('register.refusedList') });
  await expect(app.rowOf(nurlan)).toBeVisible();

  await test.step('without a network it says so, and keeps what is tapped', async () => {
    expectOffline();
    await page.context().setOffline(true);
    await app.mark(erlan, 'PRESENT');
    await expect(bar).toContainText(say('register.onPhone', { count: 1 }));
    await expect(bar).toContainText(say('register.state_away'));
    await page.context().setOffline(false);
    await app.expectAtOffice(1);
    await expect(bar).not.toContainText(say('register.state_away'));
  });

  await test.step('somebody who lost the place is kept as one who is on no list', async () => {
    await office.withdrawn(session.runId, [session.enrolmentIds[0] ?? '']);
    await app.mark(nurlan, 'PRESENT');
    await app.press(say('register.refusedCount', { count: 1 }), bar);
    await expect(refused).toContainText(say('register.refused_NOT_ON_ROSTER'));
    await expectAccessible(page);
    await app.press(say('register.mend_walkIn'), refused);
    await expect(refused).toBeHidden();
    const added = page.getByRole('list', { name: say('register.walkIns', { count: 1 }) });
    await expect(added).toContainText(nurlan);
    await expect(added).toContainText(say('register.PRESENT'));
    await app.expectAtOffice(2);
  });

  await test.step('of a cancelled session the marks are for the office, and can be taken off', async () => {
    const other = await aSession(office, ['Чынара']);
    const [chynara = ''] = other.names;
    const page = await open(other.trainer);
    const app = appOn(page, words);
    const bar = page.getByRole('region', { name: say('register.saving') });
    const refused = page.getByRole('list', { name: say('register.refusedList') });
    await page.goto(other.address);
    await expect(app.rowOf(chynara)).toBeVisible();
    await office.sessionCancelled(other.sessionId);
    await app.mark(chynara, 'ABSENT');
    await app.press(say('register.refusedCount', { count: 1 }), bar);
    await expect(refused).toContainText(say('register.refused_SESSION_CANCELLED'));
    await expect(refused).toContainText(say('register.tellOffice'));
    const saved = page.waitForEvent('download');
    await app.press(say('register.refusedToFile'), bar);
    expect((await saved).suggestedFilename()).toMatch(/\.json$/);
    await app.press(say('register.takeOff'), refused);
    await expect(refused).toBeHidden();
    await expectNoSidewaysScroll(page);
  });
});

test('what opens at the foot of the screen is seen whole, above the bar', async ({ open, office, words }) => {
  const people = Array.from({ length: 14 }, (_, number) => `Номер ${number + 10}`);
  const { trainer, names, address } = await aSession(office, people);
  const page = await open(trainer);
  const app = appOn(page, words);
  await page.goto(address);
  await expect(app.rowOf(names[13] ?? '')).toBeAttached();
  const top = async () =>
    (await page.getByRole('region', { name: words.say('register.saving') }).boundingBox())?.y ?? 0;
  const bottomOf = async (row: Locator) => {
    const box = await row.boundingBox();
    return box ? box.y + box.height : Infinity;
  };
  const bottoms = await Promise.all(names.map((name) => bottomOf(app.rowOf(name))));
  const bar = await top();
  const last = bottoms.findLastIndex((bottom) => bottom <= bar);
  const row = app.rowOf(names[last] ?? '');
  await row.locator('[data-name]').click();
  await expect(row.getByRole('group', { name: words.say('register.howAttended') })).toBeVisible();
  await expect.poll(async () => (await bottomOf(row)) - (await top())).toBeLessThanOrEqual(0);

  // More minutes than the session has: the refusal is seen without moving anything, and what was typed stays.
  await row.getByRole('button', { name: words.say('register.short_LATE') }).click();
  const minutes = row.getByRole('textbox', { name: words.say('register.minutesLate') });
  await minutes.fill('900');
  await minutes.press('Enter');
  const refusal = row.getByRole('alert');
  await expect(refusal).toBeVisible();
  await expect.poll(async () => (await bottomOf(refusal)) - (await top())).toBeLessThanOrEqual(0);
  await expect(minutes).toHaveValue('900');
});
