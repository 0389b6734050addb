/** Text that is HTML already; anything else is escaped where it is put in. */
class Html {
  constructor(readonly text: string) {}
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? letter);

export type HtmlPart = Html | string | number | null | false | readonly HtmlPart[];

function textOf(part: HtmlPart): string {
  if (part instanceof Html) return part.text;
  if (part === null || part === false) return '';
  if (Array.isArray(part)) return part.map(textOf).join('');
  return escaped(String(part));
}

/** A piece of a page for the few that React would be too slow for; every value is escaped, text and attributes alike. */
export function html(strings: TemplateStringsArray, ...parts: HtmlPart[]): Html {
  return new Html(String.raw({ raw: strings }, ...parts.map(textOf)));
}

export const htmlText = (page: Html): string => page.text;
export type { Html };
