import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { wordsOnPaper } from './paper';
import { quietDay, uniqueName } from './unique';

const logo = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><rect width="80" height="40" fill="#0a6e31"/></svg>',
);
const script = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script></svg>',
);

test('the certificate of a course is designed beside the paper, and a version brought back', async ({
  open,
  office,
  words,
  expectStatus,
}) => {
  test.slow();
  expectStatus(422);
  const { say } = words;
  const { courseId, code } = await office.aNewCourse();
  const sessions = [{ title: 'Practice', from: '09:00', to: '12:00' }];
  const { runId } = await office.aRun({ course: code, startsOn: quietDay(), sessions });
  await office.enrolled(runId, [await office.aPerson({ latinName: `Dinara ${uniqueName().latin}` })]);
  const page = await open('coordinator');
  const app = appOn(page, words);
  const remark = `Remark ${uniqueName().latin}`;
  const picture = page.getByRole('img', { name: say('certificateTemplates.previewAlt') });
  /** The paper changes by what is done, and is there again. */
  const changes = async (what: () => Promise<void>) => {
    const before = await picture.getAttribute('src');
    await what();
    await expect(picture).not.toHaveAttribute('src', before ?? '');
  };
  const text = (name: string) => app.field(`certificateTemplates.text.${name}`);

  await test.step('from the course to the paper as it is built in', async () => {
    await page.goto(`/courses/${courseId}`);
    await page.getByRole('link', { name: say('certificateTemplates.open') }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: say('certificateTemplates.open') }),
    ).toBeVisible();
    await expect(picture).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('colour, text, a logo and a name in each script: the picture changes', async () => {
    await changes(() => app.field('certificateTemplates.colours.accent').fill('#7a1f2b'));
    await changes(() => text('remark').fill(remark));
    await page.getByRole('button', { name: say('certificateTemplates.addLogo') }).click();
    const place = say('certificateTemplates.logo', { place: 1 });
    const file = page.getByLabel(say('certificateTemplates.uploadFor', { what: place }));
    await file.setInputFiles({ name: 'bad.svg', mimeType: 'image/svg+xml', buffer: script });
    await app.expectRefused(
      app.field('certificateTemplates.image'),
      say('certificateTemplates.refused.SVG_SCRIPT'),
    );
    await app.field('certificateTemplates.logoAlt').fill('Emblem of the office');
    await changes(() => file.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: logo }));
    for (const shown of ['cyrillic', 'letters', 'title'])
      await changes(async () => {
        await app.field('certificateTemplates.shownWith').selectOption(shown);
      });
  });

  await test.step('a name that nobody fills is refused beside its field, and what was typed stays', async () => {
    await text('statement').fill('has met {nobody} in');
    await app.press(say('certificateTemplates.save', { version: 1 }));
    await app.expectRefused(
      text('statement'),
      say('certificateTemplates.refused.PLACEHOLDER_UNKNOWN', { name: 'nobody' }),
    );
    await expect(text('statement')).toHaveValue('has met {nobody} in');
    await expect(text('remark')).toHaveValue(remark);
    await expectAccessible(page);
    await changes(() => text('statement').fill('has met everybody of {course} on {dates}: '));
  });

  await test.step('what is not saved is asked for before the page is left', async () => {
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.getByRole('link', { name: say('certificateTemplates.language.RU'), exact: true }).click();
    await expect(text('remark')).toHaveValue(remark);
  });

  const versions = page.getByRole('list', { name: say('certificateTemplates.versions') });
  await test.step('saved twice, both versions are there, with who made them', async () => {
    await app.press(say('certificateTemplates.save', { version: 1 }));
    await expect(versions.getByRole('listitem')).toHaveCount(1);
    await text('remark').fill('Another remark');
    await app.press(say('certificateTemplates.save', { version: 2 }));
    await expect(versions.getByRole('listitem')).toHaveCount(2);
    await expect(text('remark')).toHaveValue('Another remark');
  });

  await test.step('the earlier one is looked at and brought back', async () => {
    await page.getByRole('link', { name: say('certificateTemplates.lookAt', { version: 1 }) }).click();
    await expect(page.getByText(say('certificateTemplates.old', { version: 1 }))).toBeVisible();
    await expect(text('remark')).toHaveValue(remark);
    await app.press(say('certificateTemplates.restoreOne', { version: 1 }));
    await expect(versions.getByRole('listitem')).toHaveCount(3);
    await expect(text('remark')).toHaveValue(remark);
  });

  await test.step('the sample of a run bears it', async () => {
    await page.goto(`/runs/${runId}/certificates`);
    await expect(page.getByText(say('certificateTemplates.run.version', { version: 3 }))).toBeVisible();
    const sample = page.getByRole('link', { name: say('certificates.terms.sample') });
    const address = (await sample.getAttribute('href')) ?? '';
    const answer = await page.request.get(address.replace(/language=\w+/, 'language=EN'));
    expect(answer.status()).toBe(200);
    expect(await wordsOnPaper(await answer.body())).toContain(remark);
  });
});
