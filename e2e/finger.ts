import type { Locator, Page } from '@playwright/test';

type Way = { dx?: number; dy?: number };

/** A finger that goes over a row, as the screen reports it: down, in small steps, up. */
export async function drag(page: Page, over: Locator, { dx = 0, dy = 0 }: Way): Promise<void> {
  await over.scrollIntoViewIfNeeded();
  const box = await over.boundingBox();
  if (!box) throw new Error('nothing to put a finger on');
  const from = { x: box.x + (dx < 0 ? box.width - 20 : 20), y: box.y + box.height / 2 };
  const screen = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number) =>
    screen.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: from.x + dx * part, y: from.y + dy * part }],
    });
  await touch('touchStart', 0);
  for (let step = 1; step <= 10; step++) await touch('touchMove', step / 10);
  await touch('touchEnd', 1);
  await screen.detach();
}
