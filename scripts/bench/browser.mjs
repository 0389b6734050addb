import { chromium } from '@playwright/test';
import { ensureChromium } from '../setup/chromium.mjs';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of this machine, as it also runs as root. @param {string} root */
export const launch = async (root) => chromium.launch({ executablePath: await ensureChromium(root), args });

/**
 * A phone's page of somebody who is signed in.
 *
 * @template T
 * @param {{ root: string, url: string, cookie: { name: string, value: string } }} options
 * @param {(page: import('@playwright/test').Page) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPage({ root, url, cookie }, work) {
  const browser = await launch(root);
  try {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const context = await browser.newContext(phone);
    await context.addCookies([{ ...cookie, url }]);
    return await work(await context.newPage());
  } finally {
    await browser.close();
  }
}
