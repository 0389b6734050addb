import { html, htmlText, type HtmlPart } from '@/lib/text/html';
import { chooseLocale, localeCookie, type Locale } from '@/lib/text/locale';

type Plain = {
  locale: Locale;
  title: string;
  styles: readonly string[];
  /** A file that the page gets better by, and works without. */
  script?: string;
  main: HtmlPart;
};

/** A page that runs nothing (or one small file) and loads a stylesheet: for whoever opens an address once in their life, on any phone. */
export const plainPage = ({ locale, title, styles, script, main }: Plain): string =>
  `<!doctype html>${htmlText(
    html`<html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Cascade</title>
        ${styles.map((style) => html`<link rel="stylesheet" href="${style}" />`)}
        ${script !== undefined && html`<script src="${script}" defer></script>`}
        <link rel="icon" href="/icon.svg" />
      </head>
      <body>
        <main>
          <p class="brand">Cascade <span>${title}</span></p>
          ${main}
        </main>
      </body>
    </html>`,
  )}`;

/** The address is the same in every language, so that whoever was sent there finds it without a detour. */
export function readersLocale({ headers: sent }: Request): Locale {
  const start = `${localeCookie}=`;
  const chosen = sent
    .get('cookie')
    ?.split('; ')
    .find((pair) => pair.startsWith(start));
  return chooseLocale(chosen?.slice(start.length), sent.get('accept-language'));
}
