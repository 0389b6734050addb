import { setTimeout as pause } from 'node:timers/promises';
import { SetupError } from '../setup/say.mjs';
import { withPage } from './browser.mjs';
import { watchInputs } from './inputs.mjs';

/** How often slower the processor is for the page. */
const slower = 6;
/** A line slow enough that a tap meets marks of earlier ones on their way to the office. */
const lineMs = 400;
/** As fast as somebody who goes through a list. */
const betweenMs = 300;
const patienceMs = 20_000;
const times = { marks: 80, panels: 20, bare: 40 };
const typed = 'nurbek osm';

/**
 * @typedef {object} TapFigures
 * @property {number[]} markMs from the finger's leaving the glass to the frame that shows the mark
 * @property {number[]} eventMs the same as the browser's own Event Timing has it, in steps of 8 ms
 * @property {number} whileSending how many of the marks were tapped while others were being sent
 * @property {number[]} panelMs to the frame that shows everything that can be said of a person
 * @property {number[]} letterMs from a key to the frame that shows who is found
 * @property {number[]} bareMs the same tap in a page of one button
 */

/**
 * Taps in a register with a real finger, on a phone's screen and a slow processor.
 *
 * @param {{ root: string, url: string, cookie: { name: string, value: string }, sessionId: string, people: number }} options
 * @returns {Promise<TapFigures>}
 */
export async function tapsOf({ root, url, cookie, sessionId, people }) {
  const bareMs = await withPage({ root, url, cookie }, bareTaps);
  return withPage({ root, url, cookie }, async (page) => {
    const device = await page.context().newCDPSession(page);
    await page.addInitScript(watchInputs);
    let inFlight = 0;
    page.on('request', (request) => void (isSync(request) && (inFlight += 1)));
    page.on('requestfinished', (request) => void (isSync(request) && (inFlight -= 1)));
    page.on('requestfailed', (request) => void (isSync(request) && (inFlight -= 1)));

    await page.goto(`${url}/register/${sessionId}`, { waitUntil: 'networkidle' });
    await page.waitForSelector('[data-person]');
    const ids = await page.$$eval('[data-person]', (rows) =>
      rows.map((row) => row.getAttribute('data-person')),
    );
    if (ids.length !== people) throw new SetupError(`The register shows ${ids.length} of ${people} people.`);
    await device.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: lineMs, downloadThroughput: -1, uploadThroughput: -1 },
    });
    await device.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const rowOf = (/** @type {number} */ index, /** @type {number} */ count) =>
      `[data-person="${ids[Math.floor((index * ids.length) / count)]}"]`;

    const markMs = [];
    let whileSending = 0;
    for (let index = 0; index < times.marks; index += 1) {
      const row = rowOf(index, times.marks);
      const other = `${row} [data-mark=ABSENT]:not([aria-pressed=true]), ${row} [data-mark=PRESENT]:not([aria-pressed=true])`;
      const status = await page.$eval(other, (button) => button.getAttribute('data-mark'));
      const button = `${row} [data-mark=${status}]`;
      await inView(page, button);
      await pause(betweenMs);
      if (inFlight > 0) whileSending += 1;
      markMs.push(await answered(page, 'pointerup', `${button}[aria-pressed=true]`, () => tap(page, button)));
    }
    const eventMs = await page.evaluate(() => /** @type {any} */ (globalThis).inputs.durations);

    const panelMs = [];
    for (let index = 0; index < times.panels; index += 1) {
      const name = `${rowOf(index, times.panels)} [data-name]`;
      await inView(page, name);
      await pause(betweenMs);
      const panel = `${rowOf(index, times.panels)} [id^=panel] [aria-pressed]`;
      panelMs.push(await answered(page, 'pointerup', panel, () => tap(page, name)));
    }

    const letterMs = [];
    await page.focus('input[type=search]');
    for (let length = 1; length <= typed.length; length += 1) {
      await pause(betweenMs);
      const text = typed.slice(0, length);
      letterMs.push(
        await answered(page, 'keydown', { text }, () => page.keyboard.press(typed[length - 1] ?? '')),
      );
    }
    return { markMs, eventMs, whileSending, panelMs, letterMs, bareMs };
  });
}

/** The least that a tap can take here: a page of one button. @param {import('@playwright/test').Page} page */
async function bareTaps(page) {
  const device = await page.context().newCDPSession(page);
  await page.setContent('<button style="margin:99px" onclick="this.dataset.on=1">Mark</button>');
  await page.evaluate(watchInputs);
  await device.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const ms = [];
  for (let count = 0; count < times.bare; count += 1) {
    await page.evaluate(() => document.querySelector('button')?.removeAttribute('data-on'));
    ms.push(await answered(page, 'pointerup', '[data-on]', () => tap(page, 'button')));
  }
  return ms;
}

const isSync = (/** @type {import('@playwright/test').Request} */ request) =>
  request.url().endsWith('/api/sync/attendance');

/** @param {import('@playwright/test').Page} page @param {string} selector */
async function inView(page, selector) {
  await page.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }));
}

/** @param {import('@playwright/test').Page} page @param {string} selector */
async function tap(page, selector) {
  const box = await (await page.$(selector))?.boundingBox();
  if (!box) throw new SetupError(`${selector} is nowhere to be tapped.`);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

/**
 * Milliseconds from an input to the end of the frame that shows what came of it.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} type of the event that is the input
 * @param {string | { text: string }} shown a selector, or what stands in the search
 * @param {() => Promise<void>} act
 * @returns {Promise<number>}
 */
async function answered(page, type, shown, act) {
  await page.evaluate(
    ([event, what]) => /** @type {any} */ (globalThis).inputs.watch(event, what),
    /** @type {const} */ ([type, shown]),
  );
  await act();
  const late = pause(patienceMs).then(() => 'late');
  const ms = await Promise.race([
    late,
    page.evaluate(() => /** @type {any} */ (globalThis).inputs.answered()),
  ]);
  if (typeof ms !== 'number') throw new SetupError(`${JSON.stringify(shown)} was not shown after the input.`);
  return ms;
}
