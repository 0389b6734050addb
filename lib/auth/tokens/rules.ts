import { createHash, randomBytes } from 'node:crypto';
import type { TokenPurpose } from '@/prisma/generated/enums';

const minute = 60_000;

/** How long a mailed link works. */
export const tokenLifeMs: Record<TokenPurpose, number> = {
  ACTIVATE: 7 * 24 * 60 * minute,
  SIGN_IN: 30 * minute,
  RESET_PASSWORD: 30 * minute,
};

/** The page that a link leads to. The code stands behind the "#", which browsers keep to themselves: it is in no log and no referrer. */
export const tokenPath: Record<TokenPurpose, (token: string) => string> = {
  ACTIVATE: (token) => `/activate#${token}`,
  SIGN_IN: (token) => `/link#${token}`,
  RESET_PASSWORD: (token) => `/reset-password#${token}`,
};

/** 192 random bits. */
export const newToken = (): string => randomBytes(24).toString('base64url');

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
