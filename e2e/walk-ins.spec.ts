import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { quietDay, uniqueName } from './unique';

test('people who were on no list are settled, and a phone’s file is loaded', async ({
  open,
  office,
  words,
}) => {
  const { say, label } = words;
  const trainer = await office.anAccount();
  const [listed, stranger, guest] = [uniqueName(), uniqueName(), uniqueName()];
  const run = await office.aRun({
    startsOn: quietDay(),
    trainerId: trainer.personId,
    sessions: [
      { title: 'Morning of risks', from: '09:00', to: '12:00' },
      { title: 'Afternoon of answers', from: '13:00', to: '16:00' },
    ],
  });
  const [first = '', second = ''] = run.sessionIds;
  const aibek = `${listed.cyrillic} Айбек`;
  const enrolmentIds = await office.enrolledNew(run.runId, [
    { officialName: aibek },
    { officialName: `${uniqueName().cyrillic} Бермет` },
  ]);
  await office.walkedIn(trainer.accountId, [first, second], `Aibek ${listed.latin}`);
  await office.walkedIn(trainer.accountId, [first], `Gulnara ${stranger.latin}`);
  await office.walkedIn(trainer.accountId, [second], `Visitor ${guest.latin}`);

  const page = await open('coordinator');
  const app = appOn(page, words);
  const group = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  const board = page.getByRole('grid', { name: say('attendance.board') });
  const rowOf = (name: string) => board.getByRole('row').filter({ hasText: name });

  await test.step('they wait on Today', async () => {
    await page.goto('/today');
    await page
      .getByRole('link', { name: new RegExp(`^${say('today.settleWalkIns')}`) })
      .and(page.locator(`[href="/runs/${run.runId}/attendance"]`))
      .click();
    await expect(page.getByRole('heading', { name: say('walkIns.title', { count: 3 }) })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('a name typed in Latin letters is somebody of the list: both sessions at once', async () => {
    await app.press(`${say('walkIns.itIs')}: ${aibek}`, group(`Aibek ${listed.latin}`));
    await expect(group(`Aibek ${listed.latin}`)).toBeHidden();
    await expect(rowOf(aibek).getByText(say('attendance.letter.PRESENT'), { exact: true })).toHaveCount(2);
  });

  await test.step('somebody new is entered and gets a place', async () => {
    const name = `Gulnara ${stranger.latin}`;
    await app.press(say('walkIns.new'), group(name));
    const form = app.dialog(say('walkIns.newTitle', { name }));
    await expect(form.getByLabel(label('people.field.latinName'))).toHaveValue(name);
    await form.getByLabel(label('people.sex.label')).selectOption('FEMALE');
    await expectAccessible(page);
    await app.press(say('walkIns.newSubmit'), form);
    await expect(form).toBeHidden();
    await expect(rowOf(name).getByText(say('attendance.letter.PRESENT'), { exact: true })).toHaveCount(1);
  });

  await test.step('a visitor is not counted, and this can be taken back', async () => {
    const name = `Visitor ${guest.latin}`;
    await app.press(say('walkIns.refuse'), group(name));
    const form = app.dialog(say('walkIns.refuseTitle', { name }));
    await form.getByLabel(label('walkIns.refuseReason')).fill('A journalist');
    await app.press(say('walkIns.refuse'), form);
    await expect(group(name)).toBeHidden();
    await page.getByText(say('walkIns.settled', { count: 4 }), { exact: true }).click();
    await expect(page.getByText(say('walkIns.notCounted', { reason: 'A journalist' }))).toBeVisible();
    await app.press(say('walkIns.reopen'));
    await expect(group(name)).toBeVisible();
  });

  await test.step('the file of the phone is looked into and loaded; what was recorded is known', async () => {
    const text = await office.phoneFile(trainer.accountId, first, enrolmentIds);
    const load = async (content: string) => {
      await app.press(say('deviceFile.load'));
      await page.locator('input[type=file]').setInputFiles({
        name: 'attendance.json',
        mimeType: 'application/json',
        buffer: Buffer.from(content),
      });
    };
    const form = app.dialog(say('deviceFile.title'));
    const record = say('deviceFile.record', { count: 2 });
    await load(text);
    await expect(form).toContainText(trainer.name);
    await expectAccessible(page);
    await app.press(record, form);
    await expect(form).toContainText(say('deviceFile.counts', { accepted: 2, known: 0, refused: 0 }));
    await expectAccessible(page);
    await app.press(say('common.close'), form.locator('div').last());
    await load(text);
    await app.press(record, form);
    await expect(form).toContainText(say('deviceFile.counts', { accepted: 0, known: 2, refused: 0 }));
  });
});

test('attendance that changes after the issue asks about the certificate', async ({
  open,
  office,
  words,
}) => {
  const { say, label } = words;
  const [kept, replaced] = [await office.aCertificate(), await office.aCertificate()];
  for (const { sessionIds, enrolmentId } of [kept, replaced]) {
    await office.recorded(sessionIds[0] ?? '', [[enrolmentId, 'LATE']]);
  }
  const page = await open('coordinator');
  const app = appOn(page, words);
  const title = page.getByRole('heading', { name: say('issueChanges.title', { count: 1 }) });
  const decide = async (button: string, question: string, confirm: string) => {
    await app.press(button);
    const dialog = page.getByRole('alertdialog', { name: question });
    await dialog.getByLabel(label('issueChanges.reason')).fill('The bus was late');
    await expectAccessible(page);
    await app.press(confirm, dialog);
    await expect(dialog).toBeHidden();
    await expect(title).toBeHidden();
  };
  const one = (certificate: typeof kept) => ({ number: certificate.number, name: certificate.holder });
  const anyone = await open('anyone');
  const expectVerified = async (code: string, state: string) => {
    await anyone.goto(`/verify/${code}`);
    await expect(
      anyone.getByRole('heading', { level: 1, name: say(`verify.states.${state}`) }),
    ).toBeVisible();
  };

  await test.step('it is kept as it is: whoever verifies it learns nothing', async () => {
    await page.goto(`/runs/${kept.runId}/certificates`);
    await expect(title).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await decide(
      say('issueChanges.keepOne', one(kept)),
      say('issueChanges.keepQuestion', one(kept)),
      say('issueChanges.keep'),
    );
    await expectVerified(kept.code, 'GENUINE');
  });

  await test.step('it is issued anew: the former one names what replaced it', async () => {
    await page.goto(`/runs/${replaced.runId}/certificates`);
    await decide(
      say('issueChanges.reissueOne', one(replaced)),
      say('issueChanges.reissueQuestion', one(replaced)),
      say('issueChanges.reissue'),
    );
    await expectVerified(replaced.code, 'SUPERSEDED');
  });
});
