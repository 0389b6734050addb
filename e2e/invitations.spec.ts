import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { comingDay } from './unique';

test('an invitation is looked at, sent, accepted from the mail on a phone, and seen by the coordinator', async ({
  open,
  office,
  words,
  language,
}) => {
  const { say, like } = words;
  const email = `invited-${language}-${Date.now()}@journeys.example`;
  const guest = await office.anInvitable({ email, language });
  const page = await open('coordinator');
  await page.goto(`/runs/${guest.runId}/invitations`);
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: say('invitations.tab.select', { name: guest.name }) }).check();
  await page.getByRole('button', { name: say('invitations.tab.invite', { count: 1 }) }).click();
  const dialog = page.getByRole('dialog', { name: say('invitations.tab.title.invitation', { count: 1 }) });
  await dialog.getByLabel(words.label('common.note')).fill('Passport');
  // The mail of this person, word for word, before it is sent.
  await expect(dialog.getByText(email)).toBeVisible();
  await expect(dialog.getByText('Passport', { exact: false }).last()).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: say('invitations.tab.send.invitation', { count: 1 }) }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row').filter({ hasText: guest.name });
  await expect(row).toContainText(like('invitations.tab.sent.invited'));

  // No mail server: the mail is kept, and an administrator reads it.
  const administrator = await open('administrator');
  await administrator.goto(`/settings/mails?run=${guest.runId}&q=${encodeURIComponent(email)}`);
  await administrator.getByRole('row').filter({ hasText: email }).getByRole('link').first().click();
  const link = administrator.getByRole('link', { name: /\/invitation\/[\w-]{43}\?answer=yes$/ });
  const address = new URL((await link.getAttribute('href')) ?? '');

  const own = await open('anyone', { phone: true });
  await own.goto(address.pathname + address.search);
  await expect(
    own.getByRole('heading', { level: 1, name: say('invitations.page.state.INVITED.title') }),
  ).toBeVisible();
  await expectAccessible(own);
  await expectNoSidewaysScroll(own);
  // Opening the page has answered nothing.
  await page.reload();
  await expect(page.getByText(say('invitations.tab.answer.awaited'))).toBeVisible();
  await own.getByRole('button', { name: say('invitations.page.yes') }).click();
  await expect(
    own.getByRole('heading', { level: 1, name: say('invitations.page.state.CONFIRMED.title') }),
  ).toBeVisible();
  await expectAccessible(own);

  await page.reload();
  await expect(row).toContainText(say('invitations.tab.answer.yes'));
  await expect(row).toContainText(say('enrolments.state.CONFIRMED'));
});

test('a link that opens nothing says so, and no more', async ({ open, words: { say }, expectStatus }) => {
  expectStatus(404);
  const page = await open('anyone', { phone: true });
  await page.goto(`/invitation/${'x'.repeat(43)}`);
  await expect(
    page.getByRole('heading', { level: 1, name: say('invitations.page.unknown.title') }),
  ).toBeVisible();
  await expectAccessible(page);
});

test('the office changes the words of a mail, sees them filled, and goes back', async ({ open, words }) => {
  const { say, label } = words;
  const page = await open('administrator');
  const language = words.language === 'ru' ? 'RU' : 'EN';
  await page.goto(`/settings/mail-templates/place-offer?language=${language}`);
  await expectAccessible(page);
  const subject = page.getByLabel(label('mailTemplates.subject'));
  await subject.fill('{title} {nobody}');
  await page.getByRole('button', { name: say('common.save'), exact: true }).click();
  await expect(subject).toHaveAttribute('aria-invalid', 'true');
  await subject.fill('One for you: {name}');
  await expect(page.getByText(say('mailWords.samples.name')).first()).toBeVisible();
  await page.getByRole('button', { name: say('common.save'), exact: true }).click();
  await page.getByRole('button', { name: say('mailTemplates.reset'), exact: true }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('mailTemplates.reset'), exact: true })
    .click();
  await expect(subject).not.toHaveValue('One for you: {name}');
});

test('a calendar is subscribed to, renewed and ended', async ({ open, office, words: { say, label } }) => {
  const own = await office.anAccount();
  const sessions = [{ title: 'Opening hour', from: '09:00', to: '12:00' }];
  const { runId } = await office.aRun({ startsOn: comingDay(), sessions });
  await office.enrolled(runId, [own.personId]);
  const page = await open(own);
  await page.goto('/me');
  await page.getByRole('button', { name: say('feeds.subscribe') }).click();
  const dialog = page.getByRole('dialog', { name: say('feeds.title.PERSON') });
  await dialog.getByRole('button', { name: say('feeds.start') }).click();
  const address = dialog.getByLabel(label('feeds.address'));
  const first = await address.inputValue();
  await expectAccessible(page);
  const path = (url: string) => new URL(url).pathname;
  const answer = await page.request.get(path(first));
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain('BEGIN:VEVENT');
  const again = await page.request.get(path(first), {
    headers: { 'If-None-Match': answer.headers().etag ?? '' },
  });
  expect(again.status()).toBe(304);
  await dialog.getByRole('button', { name: say('feeds.renew') }).click();
  await expect(dialog.getByText(say('feeds.renewed'))).toBeVisible();
  expect((await page.request.get(path(first))).status()).toBe(404);
  const second = path(await address.inputValue());
  await dialog.getByRole('button', { name: say('feeds.end') }).click();
  await expect(dialog.getByText(say('feeds.ended'))).toBeVisible();
  expect((await page.request.get(second)).status()).toBe(404);
});
