import { describe, expect, test } from 'vitest';
import { passwordProblem } from './rules';

const account = { email: 'aigul.bekova@example.org', name: 'Айгуль Бекова' };

describe('a password is refused', () => {
  test.each([
    '1234567890',
    'Password123',
    'PASSWORD2026!',
    'qwertyuiop',
    'йцукенгшщз',
    'aaaaaaaaaaaa',
    'ababababab',
    'Пароль12345',
  ])('because everybody tries it first: %s', (password) =>
    expect(passwordProblem(password, account)?.code).toBe('PASSWORD_COMMON'),
  );

  test.each([
    'aigul.bekova@example.org',
    'Aigul.Bekova',
    'aigulbekova2026',
    'Айгуль Бекова',
    'АйгульБекова1',
  ])('because it is the own address or name: %s', (password) =>
    expect(passwordProblem(password, account)?.code).toBe('PASSWORD_IS_YOURS'),
  );
});

test.each(['four words in a row', 'Кофе-на-рассвете', 'kT7#pqLm2x', 'aigul likes mountains'])(
  'a password is taken: %s',
  (password) => expect(passwordProblem(password, account)).toBeNull(),
);
