import { describe, expect, it } from 'vitest';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { canBeSentAgain, refusalOfStatus } from './answer-refusal';

describe('what an answer over HTTP says that carries nothing', () => {
  it('has words of its own for whoever was signed out meanwhile', () => {
    expect(refusalOfStatus(401)).toEqual({ code: 'SIGN_IN_AGAIN' });
    expect(en.refusals.SIGN_IN_AGAIN).toMatch(/sign in again/i);
    expect(ru.refusals.SIGN_IN_AGAIN).toMatch(/войдите снова/i);
  });

  it('tells what is not theirs from what cannot be taken just now', () => {
    expect(refusalOfStatus(404)).toEqual({ code: 'FILE_NOT_YOURS' });
    expect(refusalOfStatus(503)).toEqual({ code: 'NO_CONNECTION' });
  });

  it('leaves to the answer what the answer says', () => {
    for (const status of [200, 413, 422, 500]) expect(refusalOfStatus(status)).toBeNull();
  });

  it('offers to send the same file again only where nothing is wrong with it', () => {
    expect(canBeSentAgain({ code: 'SIGN_IN_AGAIN' })).toBe(true);
    expect(canBeSentAgain({ code: 'NO_CONNECTION' })).toBe(true);
    expect(canBeSentAgain({ code: 'FILE_UNREADABLE' })).toBe(false);
    expect(canBeSentAgain(undefined)).toBe(false);
  });
});
