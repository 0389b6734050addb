import { refusal, type Refusal } from '@/lib/errors/outcome';
import { commonest } from './commonest';

/** NIST SP 800-63B: length instead of composition rules, and no password that everybody tries first. */
export const shortestPassword = 10;
/** Longer ones are not safer, and hashing them is work for us. */
export const longestPassword = 200;

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Why a password cannot be used by this account, or nothing. */
export function passwordProblem(password: string, account: { email: string; name: string }): Refusal | null {
  const folded = letters(password);
  const stem = password.toLowerCase().replace(/[^\p{L}]+$/u, '');
  if (commonest.has(password.toLowerCase()) || commonest.has(folded) || commonest.has(stem)) {
    return refusal('PASSWORD_COMMON', undefined, 'password');
  }
  if (new Set(folded).size < 4) return refusal('PASSWORD_COMMON', undefined, 'password');
  const own = [account.email, account.email.split('@')[0] ?? '', account.name, ...account.name.split(/\s+/)];
  const isOwn = own.map(letters).some((word) => word.length >= 4 && letters(stem) === word);
  return isOwn || own.map(letters).includes(folded)
    ? refusal('PASSWORD_IS_YOURS', undefined, 'password')
    : null;
}
