import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';

test('somebody gives a program a token, it reads what is theirs, and takes it back', async ({
  open,
  office,
  words,
  request,
}, testInfo) => {
  const { say } = words;
  const own = await office.anAccount();
  const { number } = await office.aCertificate({ personId: own.personId });
  const foreign = await office.aCertificate({ personId: (await office.anAccount()).personId });
  const page = await open(own);
  const app = appOn(page, words);
  const name = 'Dashboard of the ministry';
  const form = app.dialog(say('apiTokens.make'));

  const token = await test.step('a token is made in the settings, and shown once', async () => {
    await page.goto('/settings/account');
    await page.getByRole('link', { name: say('settings.tabs.api'), exact: true }).click();
    await expect(page.getByText(say('apiTokens.none'))).toBeVisible();
    await expectAccessible(page);
    await app.press(say('apiTokens.make'));
    await app.field('apiTokens.endsOn', form).fill('2099-01-01');
    await app.press(say('apiTokens.makeSubmit'), form);
    await expect(app.field('apiTokens.name', form)).toHaveAttribute('aria-invalid', 'true');
    await expect(form.getByText(say('refusals.TOO_FEW', { min: 1 }))).toBeVisible();
    await app.field('apiTokens.name', form).fill(name);
    for (const scope of ['runs_read', 'certificates_read'])
      await form.getByRole('checkbox', { name: say(`apiTokens.scope.${scope}`) }).check();
    await app.press(say('apiTokens.makeSubmit'), form);
    await app.expectRefused(app.field('apiTokens.endsOn', form), say('refusals.TOKEN_END_FAR'));
    await expect(app.field('apiTokens.name', form)).toHaveValue(name);
    await expectAccessible(page);
    await app
      .field('apiTokens.endsOn', form)
      .fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
    await app.press(say('apiTokens.makeSubmit'), form);
    await expect(form.getByText(say('apiTokens.made'))).toBeVisible();
    await expectAccessible(page);
    const made = await app.field('apiTokens.token', form).inputValue();
    expect(made).toMatch(/^cascade_[0-9a-f]{40}$/);
    await form
      .getByRole('button', { name: say('common.close'), exact: true })
      .last()
      .click();
    await expect(form).toBeHidden();
    await expect(page.getByText(name)).toBeVisible();
    expect(await page.content()).not.toContain(made);
    await page.screenshot({ path: testInfo.outputPath('tokens.png') });
    return made;
  });

  const get = (path: string) =>
    request.get(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });

  await test.step('by it a program reads what its owner may see, and no more', async () => {
    const certificates = await get('/certificates');
    expect(certificates.status()).toBe(200);
    expect(certificates.headers()['cache-control']).toContain('no-store');
    const { data, next } = (await certificates.json()) as { data: { number: string }[]; next: null };
    expect([data.map((each) => each.number), next]).toEqual([[number], null]);
    expect((await get(`/certificates/${foreign.number}`)).status()).toBe(404);
    expect(await (await get('/runs')).json()).toEqual({ data: [], next: null });
    expect(await (await get('/people')).json()).toMatchObject({
      code: 'SCOPE_MISSING',
      scope: 'people:read',
    });
    expect(await (await get('/runs?country=kg')).json()).toMatchObject({ parameter: 'country' });
    expect((await get('')).status()).toBe(200);
  });

  await test.step('the sign-in of a browser opens nothing', async () => {
    expect((await page.request.get('/api/v1/certificates')).status()).toBe(401);
    expect((await request.get('/api/v1/openapi.json')).status()).toBe(200);
  });

  await test.step('the reference explains it, wide and narrow', async () => {
    await page.getByRole('link', { name: say('apiTokens.reference') }).click();
    await expect(page.getByRole('heading', { level: 1, name: say('api.page.title') })).toBeVisible();
    await page.getByText(say('api.page.fields'), { exact: true }).first().click();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    await page.screenshot({ path: testInfo.outputPath('reference.png') });
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('an administrator sees it with the account', async () => {
    const administrator = await open('administrator');
    await administrator.goto(`/settings/accounts/${own.accountId}`);
    await expect(administrator.getByText(name)).toBeVisible();
    await expect(
      administrator.getByRole('button', { name: say('apiTokens.revokeOne', { name }), exact: true }),
    ).toBeVisible();
    await expectAccessible(administrator);
  });

  await test.step('taken back, it opens nothing', async () => {
    await page.goto('/settings/api');
    await app.press(say('apiTokens.revokeOne', { name }));
    const asked = page.getByRole('alertdialog');
    await expectAccessible(page);
    await app.press(say('apiTokens.revoke'), asked);
    await expect(page.getByText(say('apiTokens.none'))).toBeVisible();
    const answer = await get('/certificates');
    expect([answer.status(), (await answer.json()) as object]).toMatchObject([
      401,
      { code: 'TOKEN_UNKNOWN' },
    ]);
  });
});
