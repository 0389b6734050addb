import { randomBytes } from 'node:crypto';
import { appOn } from './app';
import { expect, expectAccessible, signIn, test } from './fixtures';

test('an invited account is activated by its mail, and loses a right at the next click', async ({
  open,
  words,
  expectStatus,
}) => {
  const { say } = words;
  const email = `${randomBytes(6).toString('hex')}@journeys.example`;
  const password = `open the ${randomBytes(6).toString('hex')} door`;
  const page = await open('administrator');
  const app = appOn(page, words);

  await test.step('the administrator invites a coordinator', async () => {
    await page.goto('/settings/accounts');
    await page.getByRole('link', { name: say('settings.accounts.invite') }).click();
    await page.getByLabel(say('common.email'), { exact: true }).fill('not an address');
    await page.getByLabel(say('common.name'), { exact: true }).fill('New Coordinator');
    await app.press(say('settings.invite.submit'));
    await expect(page.getByLabel(say('common.email'), { exact: true })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
    await expect(page.getByLabel(say('common.name'), { exact: true })).toHaveValue('New Coordinator');
    await page.getByLabel(say('common.email'), { exact: true }).fill(email);
    await app.field('settings.grants.role').selectOption({ label: say('settings.grants.roles.COORDINATOR') });
    await expectAccessible(page);
    await app.press(say('settings.invite.submit'));
    await expect(page).toHaveURL(/\/settings\/accounts\/[0-9a-f-]{36}$/);
    await expect(page.getByText(say('settings.accounts.states.INVITED')).first()).toBeVisible();
    await expectAccessible(page);
  });
  const accountPage = page.url();

  const link = await test.step('the mail is kept where an administrator reads it', async () => {
    await expect(async () => {
      await page.goto(`/settings/mails?q=${encodeURIComponent(email)}`);
      await expect(page.getByRole('table').getByRole('link')).toHaveCount(1, { timeout: 1000 });
    }).toPass();
    await page.getByRole('table').getByRole('link').click();
    const address = page.getByRole('link', { name: /^https?:/ });
    await expect(address).toBeVisible();
    await expectAccessible(page);
    return (await address.getAttribute('href')) ?? '';
  });

  const invited = await open('anyone');
  await test.step('the link activates the account', async () => {
    await invited.goto(link);
    await expect(invited.getByLabel(say('signIn.email'), { exact: true })).toHaveValue(email);
    await invited.getByLabel(say('signIn.newPassword'), { exact: true }).fill('short');
    await invited.getByRole('button', { name: say('signIn.activatePage.submit') }).click();
    await expect(invited.getByLabel(say('signIn.newPassword'), { exact: true })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
    await expectAccessible(invited);
    await invited.getByLabel(say('signIn.newPassword'), { exact: true }).fill(password);
    await invited.getByRole('button', { name: say('signIn.activatePage.submit') }).click();
    await expect(invited.getByRole('heading', { level: 1, name: say('today.title') })).toBeVisible();
    const again = await open('anyone');
    await again.goto(link);
    await expect(again.getByText(say('signIn.invalidLink.title'))).toBeVisible();
  });

  await test.step('it signs in with its password', async () => {
    const elsewhere = await open('anyone');
    await signIn(elsewhere, words, { email, password });
    await expect(elsewhere.getByRole('heading', { level: 1, name: say('today.title') })).toBeVisible();
  });

  await test.step('a right that is taken away is gone at the next request', async () => {
    await page.goto(accountPage);
    await app.press(say('settings.grants.take'));
    await expect(page.getByText(say('settings.grants.none'))).toBeVisible();
    expectStatus(404);
    await invited.goto('/runs');
    await expect(invited.getByRole('heading', { level: 1, name: say('runs.title') })).toHaveCount(0);
    await expect(
      invited
        .getByRole('navigation', { name: say('shell.navigation') })
        .getByRole('link', { name: say('shell.nav.people') }),
    ).toHaveCount(0);
  });
});

test('wrong passwords slow down, and a right one is then refused too', async ({
  open,
  office,
  words,
  expectStatus,
}) => {
  expectStatus(401);
  const { say, like } = words;
  const own = await office.anAccount();
  // An address of its own, so that nobody else has to wait.
  const address = [10, ...randomBytes(3)].join('.');
  const page = await open('anyone', { headers: { 'x-forwarded-for': address } });
  await page.goto('/sign-in');
  await page.getByLabel(say('signIn.email'), { exact: true }).fill(own.email);
  const password = page.getByLabel(say('signIn.password'), { exact: true });
  const submit = page.getByRole('button', { name: say('signIn.submit'), exact: true });
  const attempt = async (text: string) => {
    await password.fill(text);
    const answered = page.waitForResponse((response) => response.url().includes('/callback/password'));
    await submit.click();
    await answered;
    await expect(submit).toBeEnabled();
  };
  await attempt('wrong password 1');
  await expect(page.getByText(say('refusals.SIGN_IN_WRONG'))).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByLabel(say('signIn.email'), { exact: true })).toHaveValue(own.email);
  for (let number = 2; number <= 10; number++) await attempt(`wrong password ${number}`);
  await attempt(own.password);
  await expect(page.getByText(like('refusals.SIGN_IN_BLOCKED'))).toBeVisible();
  await office.forgetTries();
});
