import { expect, expectAccessible, expectNoSidewaysScroll, phone, test } from './fixtures';

test.use(phone);

test('a participant finds what is theirs, and downloads the same paper twice', async ({
  open,
  office,
  words,
}) => {
  const { say } = words;
  const own = await office.anAccount();
  const { number, certificateId } = await office.aCertificate({ personId: own.personId });
  const page = await open(own);
  await page.goto('/me');
  await expect(page.getByRole('heading', { level: 1, name: say('me.title') })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await expect(page.getByRole('heading', { name: say('me.courses') })).toBeVisible();
  await expect(page.getByText(say('me.completion.MET'))).toBeVisible();
  await page.getByText(say('me.attendance')).click();
  await expect(page.getByText(say('me.status.PRESENT'))).toBeVisible();
  await expectAccessible(page);

  const link = page.getByRole('link', { name: say('me.downloadOne', { number }) });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  const [first, second] = [
    await page.request.get(`/api/certificates/${certificateId}`),
    await page.request.get(`/api/certificates/${certificateId}`),
  ];
  const bytes = await first.body();
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.equals(await second.body())).toBe(true);

  await page.getByRole('link', { name: say('me.verifyOne', { number }) }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('verify.states.GENUINE') })).toBeVisible();
});

test('the participant of the reference programme has a certificate', async ({ open, words: { like } }) => {
  const page = await open('participant');
  await page.goto('/');
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByRole('link', { name: like('me.downloadOne') }).first()).toBeVisible();
});
