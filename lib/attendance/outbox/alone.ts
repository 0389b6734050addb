import { deviceDatabase } from '../device/database';
import type { Alone } from './types';

/** One flight at a time across the tabs of the browser and its worker. Where locks are missing, each has its own. */
export const aloneAmongTabs: Alone = (work) =>
  'locks' in navigator
    ? navigator.locks.request(`${deviceDatabase}-sending`, { ifAvailable: true }, (lock) =>
        lock ? work() : null,
      )
    : work();
