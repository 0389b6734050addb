import fc from 'fast-check';
import { expect, it } from 'vitest';
import { html, htmlText } from './html';

it('escapes every value, once', () => {
  const name = `<img src=x onerror="alert('1')"> & co`;
  expect(htmlText(html`<p title="${name}">${html`<b>${name}</b>`}</p>`)).toBe(
    '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co">' +
      '<b>&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co</b></p>',
  );
});

it('leaves nothing out but null and false, and joins lists', () => {
  expect(htmlText(html`${0}${''}${null}${false}${['a', html`<i>b</i>`]}`)).toBe('0a<i>b</i>');
});

it('never lets a value open a tag or end an attribute', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(htmlText(html`<p title="${value}"></p>`).slice(10, -6)).not.toMatch(/[<>"']/);
    }),
  );
});
