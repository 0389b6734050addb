import { deviceDatabase } from '../device/database';
import type { Operation } from '../types';

/** Something of the account's outbox has changed: read it again. `settled`: what has reached the office just now. */
type News = { account: string; settled: readonly Operation[] };

/** How the tabs of the browser and its worker tell each other what has changed; silent where browsers have no such way. */
export function openChannel(onNews?: (news: News) => void) {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(deviceDatabase);
  if (channel && onNews) channel.onmessage = ({ data }: MessageEvent<News>) => onNews(data);
  return {
    tell: (news: News) => channel?.postMessage(news),
    close: () => channel?.close(),
  };
}
