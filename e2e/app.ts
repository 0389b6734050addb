import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words';

type Place = Page | Locator;
type RunForm = {
  course?: string;
  startsOn?: string;
  endsOn?: string;
  country?: string;
  cityEn?: string;
  cityRu?: string;
  capacity?: number;
};
type SessionForm = { title?: string; from?: string; to?: string };

/** The verbs of the domain, done on the screen as people do them: by roles and labels, in the language of the journey. */
export function appOn(page: Page, words: Words) {
  const { say, label } = words;
  const field = (name: string, within: Place = page) => within.getByLabel(label(name));
  const press = (name: string | RegExp, within: Place = page) =>
    within.getByRole('button', { name, exact: true }).click();
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });

  /** Chooses in a field that searches while one types. */
  async function pick(box: Locator, text: string): Promise<void> {
    await box.click();
    await box.fill(text);
    await page.getByRole('option', { name: text }).first().click();
  }

  /** Says that the reader is told this beside the field, and that the field is marked. */
  async function expectRefused(box: Locator, text: string | RegExp): Promise<void> {
    const said = typeof text === 'string' ? new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : text;
    await expect(box).toHaveAccessibleDescription(said);
    await expect(box).toHaveAttribute('aria-invalid', 'true');
  }

  async function fillRun(run: RunForm): Promise<void> {
    if (run.course) await pick(field('runs.form.course'), run.course);
    if (run.startsOn) await field('runs.form.startsOn').fill(run.startsOn);
    if (run.endsOn) await field('runs.form.endsOn').fill(run.endsOn);
    if (run.country) await pick(field('runs.form.country'), run.country);
    if (run.cityEn) await field('runs.form.cityEn').fill(run.cityEn);
    if (run.cityRu) await field('runs.form.cityRu').fill(run.cityRu);
    if (run.capacity) await field('runs.form.capacity').fill(String(run.capacity));
  }

  /** Presses the form's button. */
  const scheduleRun = () => press(say('runs.form.schedule'));

  async function fillSession({ title, from, to }: SessionForm): Promise<void> {
    const form = dialog(say('sessions.new'));
    if (title) await field('sessions.titleEn', form).fill(title);
    if (from) await field('sessions.from', form).fill(from);
    if (to) await field('sessions.to', form).fill(to);
  }

  /** Opens the form of a new session on the `day`-th day of the agenda. */
  async function openSession(day = 1): Promise<Locator> {
    await press(say('sessions.new'));
    const form = dialog(say('sessions.new'));
    await field('sessions.day', form).selectOption({ index: day - 1 });
    return form;
  }

  async function addSession(session: SessionForm, day = 1): Promise<void> {
    const form = await openSession(day);
    await fillSession(session);
    await press(say('sessions.add'), form);
    await expect(form).toBeHidden();
    // A block of the grid, or a line of the list on a phone.
    await expect(
      page.getByText(session.title ?? '', { exact: true }).filter({ visible: true }),
    ).toBeVisible();
  }

  async function openTab(
    name: 'overview' | 'agenda' | 'people' | 'attendance' | 'tests' | 'certificates' | 'outputs' | 'money',
  ): Promise<void> {
    const link = page
      .getByRole('navigation', { name: say('runs.tabs.label') })
      .getByRole('link', { name: new RegExp(`^${say(`runs.tabs.${name}`)}`) });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
  }

  /** Opens the dialog that assigns a trainer, and names a person in it. */
  async function nameTrainer(name: string): Promise<Locator> {
    await press(say('trainers.assign'));
    const form = dialog(say('trainers.assign'));
    await pick(field('trainers.person', form), name);
    return form;
  }

  /** Gives a file to the import as if it was dropped there. */
  async function importList(
    file: { name: string; mimeType?: string; buffer: Buffer } | string,
  ): Promise<void> {
    const drop = page.getByLabel(say('import.drop'));
    await drop.setInputFiles(
      typeof file === 'string' ? file : { mimeType: 'application/octet-stream', ...file },
    );
  }

  async function confirmEveryone(): Promise<void> {
    await page.getByRole('checkbox', { name: say('enrolments.selectAll') }).check();
    await press(say('enrolments.decide.CONFIRMED'));
    const decision = page.getByRole('dialog');
    await press(say('enrolments.decide.CONFIRMED'), decision);
    await expect(decision).toBeHidden();
  }

  /** The row of somebody in the register. */
  const rowOf = (name: string) =>
    page
      .getByRole('list', { name: say('register.roster') })
      .getByRole('listitem')
      .filter({ hasText: name });

  /** Presses a mark that stands in the row, or behind the name where the screen is narrow. */
  async function mark(name: string, status: string): Promise<void> {
    const row = rowOf(name);
    const inRow = row.getByRole('button', { name: say(`register.${status}`), exact: true });
    if (await inRow.isVisible()) return inRow.click();
    const opener = row.locator('button[aria-expanded]');
    if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click();
    await row
      .getByRole('group', { name: say('register.howAttended') })
      .getByRole('button', { name: say(`register.short_${status}`) })
      .click();
  }

  /** Waits until the office has `count` marks of the register and this phone none that the office lacks. */
  async function expectAtOffice(count: number): Promise<void> {
    const bar = page.getByRole('region', { name: say('register.saving') });
    await expect(bar).toContainText(say('register.atOffice', { count }));
    await expect(bar).toContainText(say('register.onPhone', { count: 0 }));
  }

  return {
    ...{
      field,
      press,
      dialog,
      pick,
      expectRefused,
      fillRun,
      scheduleRun,
      fillSession,
      openSession,
      addSession,
    },
    ...{ openTab, nameTrainer, importList, confirmEveryone, rowOf, mark, expectAtOffice },
  };
}
