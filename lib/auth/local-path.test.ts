import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localPath } from './local-path';

test.each(['/', '/runs', '/runs/1/people?q=%D0%90&page=2', '/me#certificates'])('%s stays', (path) =>
  expect(localPath(path)).toBe(path),
);

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/..//evil.example',
  '/./\\evil.example',
  'runs',
  '',
  null,
  undefined,
  7,
  ['/runs'],
  '/%0a/evil'.replace('%0a', '\n'),
])('%s is refused', (path) => expect(localPath(path, '/today')).toBe('/today'));

test('whatever is asked for, a browser stays on this site', () => {
  const origin = 'https://office.example';
  const text = fc.oneof(fc.string(), fc.webUrl(), fc.stringMatching(/^[/\\.:@a-z\t\n%]{0,12}$/));
  fc.assert(
    fc.property(text, (wanted) => {
      for (const path of [wanted, `/${wanted}`]) expect(new URL(localPath(path), origin).origin).toBe(origin);
    }),
  );
});
