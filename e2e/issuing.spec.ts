import { readFile } from 'node:fs/promises';
import { unzipped } from '@/lib/certificates/papers/testing/unzip';
import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { codeOnPaper } from './paper';
import { quietDay, uniqueName } from './unique';

/** A wrong issue is worse than a late one: it is looked at before, and can be taken back as a whole. */
test('an issue is looked at before, drawn to its end, downloaded and withdrawn', async ({
  open,
  office,
  words,
}, testInfo) => {
  test.slow();
  const { say } = words;
  const names = ['Ainura', 'Bermet', 'Chynara', 'Damira'].map((given) => `${given} ${uniqueName().latin}`);
  const [first = '', second = '', held = '', absent = ''] = names;
  const sessions = [{ title: 'Risk assessment', from: '09:00', to: '12:00' }];
  const { runId, sessionIds } = await office.aRun({ startsOn: quietDay(), sessions });
  const enrolmentIds = await office.enrolledNew(
    runId,
    names.map((latinName) => ({ latinName })),
  );
  await office.recorded(
    sessionIds[0] ?? '',
    enrolmentIds.map((id, index) => [id, index === 3 ? 'ABSENT' : 'PRESENT']),
  );
  const page = await open('coordinator');
  const app = appOn(page, words);
  const region = (key: string) => page.getByRole('region', { name: say(key), exact: true });
  const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name });
  const dryRun = region('certificates.dryRun.title');
  const outcome = (issues: number, passes: number, ...why: string[]) =>
    `${say('certificates.outcome.issues', { count: issues })}, ${say('certificates.outcome.passes', {
      count: passes,
      why: why.map((standing) => say(`certificates.outcome.why.${standing}`, { count: 1 })).join(', '),
    })}`;

  await test.step('the dry run says who is passed over, and why', async () => {
    await page.goto(`/runs/${runId}/certificates?language=EN`);
    await expect(dryRun).toContainText(outcome(3, 1, 'NOT_MET'));
    await dryRun.getByText(say('certificates.dryRun.obstacle.NOT_MET'), { exact: true }).click();
    await expect(dryRun.getByRole('link', { name: absent })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('one is held, with a reason', async () => {
    await rowOf(held)
      .getByRole('button', { name: say('certificates.hold.holdOne', { name: held }) })
      .click();
    const question = page.getByRole('alertdialog');
    await app.press(say('certificates.hold.confirm'), question);
    const reason = question.getByLabel(say('issueChanges.reason'), { exact: true });
    await app.expectRefused(reason, say('refusals.REQUIRED'));
    await reason.fill('The passport is still to come');
    await expectAccessible(page);
    await app.press(say('certificates.hold.confirm'), question);
    await expect(question).toBeHidden();
    await expect(rowOf(held)).toContainText('The passport is still to come');
    await expect(dryRun).toContainText(outcome(2, 2, 'NOT_MET', 'HELD'));
    await page.getByRole('link', { name: new RegExp(`^${say('certificates.filter.HELD')}`) }).click();
    await expect(rowOf(first)).toHaveCount(0);
    await expect(rowOf(held)).toBeVisible();
    await page.getByRole('link', { name: new RegExp(`^${say('certificates.filter.ALL')}`) }).click();
  });

  const batches = region('certificates.batches.title');
  await test.step('the others are issued, and their papers drawn', async () => {
    const label = say('certificates.issue', { count: 2 });
    await app.press(label);
    const question = page.getByRole('alertdialog', { name: say('certificates.issueQuestion', { count: 2 }) });
    await expect(question).toContainText(outcome(2, 2, 'NOT_MET', 'HELD'));
    await app.press(label, question);
    await expect(question).toBeHidden();
    await expect(batches.getByText(say('certificates.batches.allDrawn'))).toBeVisible({ timeout: 60_000 });
    await expect(rowOf(held)).toContainText(say('certificates.hold.held'));
    await expectAccessible(page);
    await page.screenshot({ path: testInfo.outputPath('issued.png'), fullPage: true });
  });

  const address = await test.step('all papers come as one ZIP', async () => {
    const coming = page.waitForEvent('download');
    await batches.getByRole('link', { name: say('certificates.batches.zipRun') }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/\.zip$/);
    const files = unzipped(await readFile(await download.path()));
    expect([...files.keys()].map((name) => name.replace(/^\S+ /, '')).sort()).toEqual(
      [first, second].map((name) => `${name}.pdf`).sort(),
    );
    const [pdf] = files.values();
    return codeOnPaper(pdf ?? Buffer.alloc(0));
  });

  await test.step('the issue is withdrawn with a reason, and its papers say so to anyone', async () => {
    await batches.getByRole('button', { name: words.like('certificates.batches.withdrawOne') }).click();
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText(say('certificates.batches.revokesCount', { count: 2 }));
    const confirm = say('certificates.batches.withdrawConfirm', { count: 2 });
    await app.press(confirm, question);
    const reason = question.getByLabel(say('issueChanges.reason'), { exact: true });
    await app.expectRefused(reason, say('refusals.REQUIRED'));
    await reason.fill('Issued before the marks were in');
    await expectAccessible(page);
    await app.press(confirm, question);
    await expect(question).toBeHidden();
    await expect(batches).toContainText('Issued before the marks were in');
    await expect(batches.getByRole('button')).toHaveCount(0);
    for (const name of [first, second])
      await expect(rowOf(name)).toContainText(words.like('certificates.revokedOn'));

    const anyone = await open('anyone', { phone: true });
    await expect(async () => {
      await anyone.goto(new URL(address).pathname);
      await expect(anyone.getByRole('heading', { level: 1 })).toHaveText(say('verify.states.REVOKED'), {
        timeout: 500,
      });
    }).toPass();
    await expect(anyone.getByText('Issued before the marks were in')).toHaveCount(0);
  });

  await test.step('on a phone nothing is wider than the screen', async () => {
    const small = await open('coordinator', { phone: true });
    await small.goto(`/runs/${runId}/certificates`);
    await expectNoSidewaysScroll(small);
    await small.screenshot({ path: testInfo.outputPath('phone.png'), fullPage: true });
  });
});
