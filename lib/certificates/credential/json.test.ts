import fc from 'fast-check';
import { expect, it } from 'vitest';
import { strictJson } from './json';

it('reads what JSON.parse reads, however it is spaced', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' }),
      fc.constantFrom(undefined, 1, '\t'),
      (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(strictJson(text)).toEqual(JSON.parse(text));
      },
    ),
  );
});

it.each([
  '{"a":1,"a":1}',
  '{"a":{"b":1,"\\u0062":2}}',
  '"\\ud800"',
  '"\ud800"',
  '{"a":1,}',
  '[1,]',
  '[,]',
  '{}{}',
  '{"a" 1}',
  '{a:1}',
  '[1 2]',
  '01',
  '\u00a0{}',
  '\ufeff{}',
  '"\n"',
  '"\\x"',
  'NaN',
  '',
  '['.repeat(20) + ']'.repeat(20),
])('refuses %j', (text) => {
  expect(() => strictJson(text)).toThrow(SyntaxError);
});

it('keeps a key that is the name of something of every object', () => {
  const read = strictJson('{"__proto__":1,"toString":2}');
  expect(Object.keys(read as object)).toEqual(['__proto__', 'toString']);
});
