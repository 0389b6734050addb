import { expect, expectAccessible, expectNoSidewaysScroll, phone, test } from './fixtures';
import { paperOf } from './paper';

test.use(phone);

test('a file that is dropped is judged in the browser, and never sent', async ({
  open,
  office,
  words: { say },
  expectOffline,
}, testInfo) => {
  const own = await office.anAccount();
  const { code, number, certificateId } = await office.aCertificate({ personId: own.personId });
  const pdf = await paperOf(await open(own), certificateId);

  const page = await open('anyone');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || request.postDataBuffer()) sent.push(request.url());
  });
  const fetched = page.waitForResponse('**/certificates.pem');
  await page.goto('/verify');
  expect((await fetched).headers()['cache-control']).toContain('public');
  const drop = (buffer: Buffer, name = 'certificate.pdf') =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  const answer = (name: string) =>
    page.getByRole('heading', { level: 2, name: say(`verify.paper.answers.${name}`), exact: true });

  await drop(pdf);
  await expect(answer('GENUINE')).toBeVisible();
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.screenshot({ path: testInfo.outputPath('genuine.png'), fullPage: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, { only: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });

  const altered = Buffer.from(pdf);
  altered[2000] = (altered[2000] ?? 0) ^ 1;
  await drop(altered);
  await expect(answer('ALTERED')).toBeVisible();
  await expectAccessible(page);
  await drop(Buffer.concat([pdf, Buffer.from('\n')]));
  await expect(answer('ALTERED')).toBeVisible();
  await drop(Buffer.from('%PDF-1.7\n%%EOF'));
  await expect(answer('NOT_OURS')).toBeVisible();
  await drop(Buffer.from('Dear all'), 'letter.pdf');
  await expect(answer('UNREADABLE')).toBeVisible();

  // With no network the signature is judged all the same; only the state cannot be asked.
  expectOffline();
  await page.context().setOffline(true);
  await drop(pdf);
  await expect(answer('UNASKED')).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('unasked.png'), fullPage: true });
  await page.context().setOffline(false);

  await office.revoked(certificateId, 'Entered for the wrong person');
  await expect(async () => {
    await drop(pdf);
    await expect(answer('REVOKED')).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(page.getByText('Entered for the wrong person')).toHaveCount(0);
  await page.screenshot({ path: testInfo.outputPath('revoked.png'), fullPage: true });
  expect(sent).toEqual([]);

  await page.getByRole('link', { name: say('verify.paper.ofTheOffice') }).click();
  await expect(page).toHaveURL(new RegExp(`/verify/${code}$`));
  await expect(page.getByRole('heading', { level: 1, name: say('verify.states.REVOKED') })).toBeVisible();
});

test('whoever verifies without the office gets its certificates where they are looked for', async ({
  open,
  office,
}) => {
  const own = await office.anAccount();
  const { certificateId } = await office.aCertificate({ personId: own.personId });
  await paperOf(await open(own), certificateId);
  const page = await open('anyone');
  const response = await page.request.get('/.well-known/cascade/certificates.pem');
  expect(response.status()).toBe(200);
  expect((await response.text()).match(/BEGIN CERTIFICATE/g)?.length).toBeGreaterThanOrEqual(2);
  expect(response.headers()['set-cookie']).toBeUndefined();
});

test('a badge that is dropped is judged in the browser, in each of its forms', async ({
  open,
  office,
  words: { say },
}, testInfo) => {
  const own = await office.anAccount();
  const { number, certificateId } = await office.aCertificate({ personId: own.personId });
  const holder = await open(own);
  const badgeAs = async (form: string) => {
    const response = await holder.request.get(`/api/certificates/${certificateId}/badge/${form}`);
    expect(response.status()).toBe(200);
    return response.body();
  };
  const page = await open('anyone');
  await page.goto('/verify');
  const drop = (buffer: Buffer, name: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const answer = (name: string) =>
    page.getByRole('heading', { level: 2, name: say(`verify.paper.answers.${name}`), exact: true });
  for (const form of ['png', 'json', 'jwt']) {
    await drop(await badgeAs(form), `badge.${form}`);
    await expect(answer('GENUINE')).toBeVisible();
    await expect(page.getByText(number, { exact: true })).toBeVisible();
    await drop(Buffer.from('Dear all'), 'letter.txt');
    await expect(answer('UNREADABLE')).toBeVisible();
  }
  await drop(await badgeAs('png'), 'badge.png');
  await expect(answer('GENUINE')).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: testInfo.outputPath('badge.png'), fullPage: true });
  const json = (await badgeAs('json')).toString('utf8');
  await drop(Buffer.from(json.replace(number, number.replace(/.$/, 'X'))), 'badge.json');
  await expect(answer('ALTERED')).toBeVisible();

  await office.revoked(certificateId, 'Entered for the wrong person');
  await expect(async () => {
    await drop(Buffer.from(json), 'badge.json');
    await expect(answer('REVOKED')).toBeVisible({ timeout: 2000 });
  }).toPass();
});

test('once the page is there, a paper and a badge are judged with no network', async ({
  open,
  office,
  words: { say, like },
  expectOffline,
}, testInfo) => {
  const own = await office.anAccount();
  const { number, certificateId } = await office.aCertificate({ personId: own.personId });
  const holder = await open(own);
  const pdf = await paperOf(holder, certificateId);
  const badge = await holder.request.get(`/api/certificates/${certificateId}/badge/png`);
  const json = await holder.request.get(`/api/certificates/${certificateId}/badge/json`);
  const [png, text] = [await badge.body(), await json.text()];

  const page = await open('anyone');
  await page.goto('/verify');
  await expect(page.getByText(like('verify.paper.readyAsOf'))).toBeVisible();
  await expectAccessible(page);
  expectOffline();
  await page.context().setOffline(true);
  const answer = (name: string) =>
    page.getByRole('heading', { level: 2, name: say(`verify.paper.answers.${name}`), exact: true });
  const judged = async (name: string, buffer: Buffer, expected: string) => {
    const mimeType = 'application/octet-stream';
    await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
    await expect(answer(expected)).toBeVisible();
  };

  await judged('badge.png', png, 'HELD_THEN');
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  await expect(page.getByText(like('verify.paper.explanations.HELD_THEN'))).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.screenshot({ path: testInfo.outputPath('held-then.png'), fullPage: true });
  await judged('badge.json', Buffer.from(text.replace(number, number.replace(/.$/, 'X'))), 'ALTERED');
  await judged('badge.json', Buffer.from(text), 'HELD_THEN');
  // Of a paper it is known that it is the office's; no list that was read speaks of it.
  await judged('certificate.pdf', pdf, 'UNASKED');
  const altered = Buffer.from(pdf);
  altered[2000] = (altered[2000] ?? 0) ^ 1;
  await judged('certificate.pdf', altered, 'ALTERED');

  await page.context().setOffline(false);
  await judged('badge.png', png, 'GENUINE');
});

test('whoever verifies badges without the office gets its keys and its list where they are looked for', async ({
  open,
  office,
}) => {
  const own = await office.anAccount();
  const { certificateId } = await office.aCertificate({ personId: own.personId });
  await (await open(own)).request.get(`/api/certificates/${certificateId}/badge/json`);
  const page = await open('anyone');
  const did = await page.request.get('/.well-known/did.json');
  expect(did.status()).toBe(200);
  expect(did.headers()['access-control-allow-origin']).toBe('*');
  expect((await did.json()).id).toMatch(/^did:web:/);
  const list = await page.request.get('/credential-status/0');
  expect(list.status()).toBe(200);
  expect(list.headers()['cache-control']).toBe('public, max-age=60');
  expect((await list.json()).proof.cryptosuite).toBe('eddsa-rdfc-2022');
  expect((await page.request.get('/credential-status/99')).status()).toBe(404);
});
