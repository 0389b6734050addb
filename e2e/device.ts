import { expect, type Page } from './fixtures';
import type { Office } from './office';
import { uniqueName } from './unique';
import type { Words } from './words';

/** What a device holds, and what becomes of it. */

/** Opens the list of sessions with a network, and waits until the device is ready to do without. */
export async function readied(page: Page, { like }: Words): Promise<void> {
  await page.goto('/register');
  await expect(page.getByText(like('register.readyUntil'))).toBeVisible();
}

/** The database of the device: which addresses it keeps, and how many marks wait. */
export const held = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ kept: string[]; waiting: number }>((resolve, reject) => {
        const opening = indexedDB.open('cascade-attendance');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(['kept', 'entries']);
          const kept = transaction.objectStore('kept').getAllKeys();
          const waiting = transaction.objectStore('entries').count();
          transaction.oncomplete = () => {
            opening.result.close();
            resolve({ kept: kept.result.map(String), waiting: waiting.result });
          };
        };
      }),
  );

/** Takes from the device what it keeps for an address. */
export const forgotten = (page: Page, address: string) =>
  page.evaluate(
    (url) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('cascade-attendance');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('kept', 'readwrite');
          transaction.objectStore('kept').delete(url);
          transaction.oncomplete = () => resolve(opening.result.close());
        };
      }),
    address,
  );

/** A trainer with a session under way and one of tomorrow, and people of their list. */
export async function aCourse(office: Office, given: readonly string[], { sensitive = false } = {}) {
  const trainer = await office.anAccount();
  const { cyrillic } = uniqueName();
  const { runId, sessionIds } = await office.aRunNow(trainer.personId, { sensitive, tomorrow: true });
  const names = given.map((name) => `${cyrillic} ${name}`);
  const enrolmentIds = await office.enrolledNew(
    runId,
    names.map((officialName) => ({ officialName })),
  );
  const [now = '', tomorrow = ''] = sessionIds;
  return { trainer, runId, names, enrolmentIds, now, tomorrow };
}

/** The line that says what is saved where. */
export const barOf = (page: Page, { say }: Words) =>
  page.getByRole('region', { name: say('register.saving') });

/** Fills the room that the device has left for this office, to the last hundred bytes. */
export const filled = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('filler');
      opening.onupgradeneeded = () => opening.result.createObjectStore('filler', { autoIncrement: true });
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    // Nothing that could be pressed together.
    const put = (size: number) =>
      new Promise<boolean>((resolve) => {
        const bytes = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        const transaction = database.transaction('filler', 'readwrite', { durability: 'strict' });
        transaction.objectStore('filler').add(bytes);
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = () => resolve(false);
      });
    for (const size of [1_000_000, 100_000, 10_000, 1_000, 100]) while (await put(size));
    database.close();
  });
