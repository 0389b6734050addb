import { expect, type Page } from './fixtures';
import type { Words } from './words';

/** The scanner of the register, and what it does that nobody sees. */

/** Runs in the page before all else: notes how often it shakes, and the cameras that it opens. */
export function noted(): void {
  const noted = { shakes: 0, tracks: [] as MediaStreamTrack[] };
  Object.assign(window, { noted });
  navigator.vibrate = () => Boolean((noted.shakes += 1));
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    noted.tracks.push(...stream.getTracks());
    return stream;
  };
}
type Noted = { noted: { shakes: number; tracks: MediaStreamTrack[] } };
export const shakes = (page: Page) => page.evaluate(() => (window as unknown as Noted).noted.shakes);
export const camerasOn = (page: Page) =>
  page.evaluate(
    () => (window as unknown as Noted).noted.tracks.filter(({ readyState }) => readyState === 'live').length,
  );

export const openScanner = async (page: Page, { say }: Words) => {
  await page.getByRole('button', { name: say('register.scanBadges') }).click();
  await expect(page.getByRole('heading', { name: say('register.scanBadges') })).toBeFocused();
};
export const closeScanner = (page: Page, { say }: Words) =>
  page.getByRole('button', { name: say('register.scanClose') }).click();

/** The band that says what became of the last scan. */
export const resultOf = (page: Page) => page.getByRole('main').getByRole('status').last();
