import { expect, expectAccessible, expectNoSidewaysScroll, phone, test } from './fixtures';
import { codeOnPaper, paperOf } from './paper';

test.use(phone);

test('the code on a paper says whether it is genuine, and no more than the paper', async ({
  open,
  office,
  words,
  expectStatus,
}) => {
  const { say } = words;
  const { code, number, holder } = await office.aCertificate();
  const page = await open('anyone');
  await page.goto('/verify');
  await expect(page.getByRole('heading', { level: 1, name: say('verify.form.title') })).toBeVisible();
  await expectAccessible(page);

  const box = page.getByLabel(say('verify.form.code'), { exact: true });
  const verify = page.getByRole('button', { name: say('verify.form.verify') });
  await box.fill('abc');
  await verify.click();
  await expect(box).toHaveAccessibleDescription(new RegExp(say('verify.form.notACode')));
  await expect(box).toHaveValue('abc');

  await box.fill(code.toLowerCase());
  await verify.click();
  await expect(page.getByRole('heading', { level: 1, name: say('verify.states.GENUINE') })).toBeVisible();
  await expect(page.getByText(holder)).toBeVisible();
  await expect(page.getByText(number)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  expectStatus(404);
  const unknown = await page.goto(`/verify/${'7'.repeat(26)}`);
  expect(unknown?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: say('verify.states.UNKNOWN') })).toBeVisible();
  await expectAccessible(page);
  const nonsense = await page.goto('/verify/%3Cscript%3E');
  expect(nonsense?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: say('verify.states.UNKNOWN') })).toBeVisible();
});

test('a revoked certificate is told apart, without its reason', async ({ open, office, words: { say } }) => {
  const { code, certificateId } = await office.aCertificate();
  await office.revoked(certificateId, 'Entered for the wrong person');
  const page = await open('anyone');
  await page.goto(`/verify/${code}`);
  await expect(page.getByRole('heading', { level: 1, name: say('verify.states.REVOKED') })).toBeVisible();
  await expect(page.getByText('Entered for the wrong person')).toHaveCount(0);
  await expectAccessible(page);
});

test('a sensitive run shows a neutral title and no place', async ({ open, office, words: { say } }) => {
  const { code, holder } = await office.aCertificate({ sensitive: true });
  const page = await open('anyone');
  await page.goto(`/verify/${code}`);
  await expect(page.getByRole('heading', { level: 1, name: say('verify.states.GENUINE') })).toBeVisible();
  await expect(page.getByText(holder)).toBeVisible();
  await expect(page.getByText(say('verify.neutralTitle'))).toBeVisible();
  for (const hidden of [/Almaty|Алматы/, /psychoactive|психоактивн/i])
    await expect(page.getByText(hidden)).toHaveCount(0);
});

test('the QR code of a paper leads to the page that says genuine', async ({
  open,
  office,
  words: { say },
  baseURL,
}) => {
  const own = await office.anAccount();
  const { code, certificateId } = await office.aCertificate({ personId: own.personId });
  const holder = await open(own);
  const pdf = await paperOf(holder, certificateId);
  const address = await codeOnPaper(pdf);
  expect(address.toUpperCase()).toContain(code.toUpperCase());

  const page = await open('anyone');
  const { pathname, origin } = new URL(address);
  expect(origin.toLowerCase()).toBe(baseURL);
  await page.goto(pathname);
  await expect(page.getByRole('heading', { level: 1, name: say('verify.states.GENUINE') })).toBeVisible();
});
