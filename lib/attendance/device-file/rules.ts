import type { Operation } from '../types';

/** What a device writes when its marks cannot be sent: to be loaded at the office. */
export type DeviceFile = {
  format: 'cascade-attendance';
  version: 1;
  /** Whose marks they are: the account's id. */
  account: string;
  /** ISO instant, by the device's clock. */
  madeAt: string;
  /** SHA-256 of the operations as they are written here, in hexadecimal. */
  sha256: string;
  operations: Operation[];
};

/** How large a file may be: some ten thousand marks. */
export const deviceFileLimit = 5_000_000;

/** The operations as they are hashed: as JSON writes them. */
export async function digestOf(operations: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(operations));
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function deviceFile(account: string, operations: Operation[], now: Date): Promise<DeviceFile> {
  const sha256 = await digestOf(operations);
  return { format: 'cascade-attendance', version: 1, account, madeAt: now.toISOString(), sha256, operations };
}

/** The name that the file gets: no names of people in it. */
export const deviceFileName = (now: Date): string =>
  `attendance-${now.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}.json`;
