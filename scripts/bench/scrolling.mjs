import { SetupError } from '../setup/say.mjs';
import { withPage } from './browser.mjs';

/** How often slower the processor is for the page. */
const slower = 4;
const swipes = 6;
const swipe = { distance: 4_000, speed: 2_500 };

/**
 * The time between the frames of a page while it is scrolled through, in milliseconds: a register's, and one of as many
 * plain lines. By a wheel: a finger that the browser plays itself moves no page that takes fingers.
 *
 * @param {{ root: string, url: string, cookie: { name: string, value: string }, sessionId: string, people: number }} options
 * @returns {Promise<{ frameMs: number[], bareMs: number[] }>}
 */
export async function scrollingOf({ root, url, cookie, sessionId, people }) {
  const phone = { root, url, cookie };
  const bareMs = await withPage(phone, async (page) => {
    const lines = Array.from({ length: people }, (_, index) => `<p style="height:60px">Line ${index}</p>`);
    await page.setContent(`<meta name="viewport" content="width=device-width">${lines.join('')}`);
    return framesOf(page);
  });
  const frameMs = await withPage(phone, async (page) => {
    await page.goto(`${url}/register/${sessionId}`, { waitUntil: 'networkidle' });
    await page.waitForSelector('[data-person]');
    const rows = await page.locator('[data-person]').count();
    if (rows !== people) throw new SetupError(`The register shows ${rows} of ${people} people.`);
    return framesOf(page);
  });
  return { frameMs, bareMs };
}

/** @param {import('@playwright/test').Page} page */
async function framesOf(page) {
  const device = await page.context().newCDPSession(page);
  await device.send('Emulation.setCPUThrottlingRate', { rate: slower });
  /** @type {number[]} */
  const all = [];
  for (let count = 0; count < swipes; count += 1) {
    const before = await page.evaluate(() => {
      const frames = /** @type {number[]} */ ([]);
      const next = (/** @type {number} */ at) => {
        frames.push(at);
        if (Reflect.get(globalThis, 'frames') === frames) requestAnimationFrame(next);
      };
      Object.defineProperty(globalThis, 'frames', { value: frames, configurable: true });
      requestAnimationFrame(next);
      return scrollY;
    });
    await device.send('Input.synthesizeScrollGesture', {
      ...{ x: 195, y: 400, yDistance: count % 3 === 2 ? swipe.distance : -swipe.distance },
      ...{ speed: swipe.speed, gestureSourceType: 'mouse', preventFling: true },
    });
    const { frames, after } = await page.evaluate(() => {
      const seen = /** @type {number[]} */ (Reflect.get(globalThis, 'frames'));
      Object.defineProperty(globalThis, 'frames', { value: [], configurable: true });
      return { frames: seen, after: scrollY };
    });
    if (Math.abs(after - before) < swipe.distance / 2) throw new SetupError('The page did not scroll.');
    all.push(...frames.slice(1).map((at, index) => at - (frames[index] ?? at)));
  }
  return all;
}
