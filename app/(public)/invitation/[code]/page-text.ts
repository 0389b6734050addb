import { createTranslator } from 'next-intl';
import type { InvitationSeen } from '@/lib/enrolments/invitations/answers/queries';
import {
  clocksOf,
  datesOf,
  hoursOf,
  limitOf,
  placeOf,
  titleOf,
} from '@/lib/enrolments/invitations/wording/rules';
import { html, type Html } from '@/lib/text/html';
import type { Locale } from '@/lib/text/locale';
import type { TestKind } from '@/prisma/generated/enums';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { plainPage } from '../../plain-page';

/** What is said where no invitation can be shown. */
export type Notice =
  { notice: 'unknown' } | { notice: 'tooMany'; seconds: number } | { notice: 'failed'; errorId: string };

export type Wish = 'yes' | 'no' | null;

const translators = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'invitations.page' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'invitations.page' }),
};

const signs = {
  ok: html`<path d="M5 13l4 4L19 7" />`,
  warn: html`<path d="M12 5v9M12 18v.5" />`,
  danger: html`<path d="M6 6l12 12M18 6L6 18" />`,
  neutral: html`<path d="M12 5v9M12 18v.5" />`,
};

const verdict = (tone: keyof typeof signs, title: string, text: string): Html =>
  html`<section class="verdict ${tone}">
    <svg viewBox="0 0 24 24" aria-hidden="true">${signs[tone]}</svg>
    <div>
      <h1>${title}</h1>
      <p>${text}</p>
    </div>
  </section>`;

const tones = {
  INVITED: 'neutral',
  CONFIRMED: 'ok',
  WAITING_LIST: 'warn',
  DECLINED: 'neutral',
} as const;

function standing(locale: Locale, seen: InvitationSeen): Html {
  const t = translators[locale];
  if (seen.closed) {
    const title = t(`closed.${seen.closed}.title`);
    return verdict(seen.closed === 'CANCELLED' ? 'danger' : 'warn', title, t(`closed.${seen.closed}.text`));
  }
  const state = seen.state in tones ? (seen.state as keyof typeof tones) : 'INVITED';
  const until =
    seen.answerBy && state === 'INVITED' ? limitOf(seen.language, seen.answerBy, seen.facts.timeZone) : '';
  return verdict(
    tones[state],
    t(`state.${state}.title`),
    t(`state.${state}.text`, { until: until || 'none' }),
  );
}

function facts(locale: Locale, { facts: run, language }: InvitationSeen): Html {
  const t = translators[locale];
  const place = placeOf(language, run);
  const rows: [string, string[]][] = [
    [t('what'), [titleOf(language, run)]],
    [t('when'), [datesOf(language, run), ...hoursOf(language, run), clocksOf(language, run)]],
    [t('where'), [place ?? t('placeLater')]],
  ];
  return html`<dl>
    ${rows.map(
      ([term, lines]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${lines.map((line) => html`<span>${line}</span>`)}</dd>
        </div>`,
    )}
  </dl>`;
}

const yesButton = (locale: Locale): Html =>
  html`<form method="post">
    <input type="hidden" name="answer" value="yes" />
    <button class="main">${translators[locale]('yes')}</button>
  </form>`;

function noForm(locale: Locale): Html {
  const t = translators[locale];
  return html`<form method="post">
    <input type="hidden" name="answer" value="no" />
    <label for="reason">${t('reason')}</label>
    <textarea id="reason" name="reason" maxlength="500"></textarea>
    <button class="main">${t('no')}</button>
  </form>`;
}

const change = (text: string, answer: 'yes' | 'no'): Html =>
  html`<a class="press" href="?answer=${answer}">${text}</a>`;

/** What there is to do. Nothing is answered by opening the page: mail filters open every link. */
function ask(locale: Locale, seen: InvitationSeen, wish: Wish): Html | false {
  const t = translators[locale];
  if (seen.closed) return false;
  const comes = seen.state === 'CONFIRMED' || seen.state === 'WAITING_LIST';
  if (wish === 'no' && seen.state !== 'DECLINED') {
    return html`<section class="ask">
      <h2>${t('askNo')}</h2>
      ${noForm(locale)} ${comes ? change(t('keep'), 'yes') : change(t('insteadYes'), 'yes')}
    </section>`;
  }
  if (comes) return html`<section class="ask">${change(t('cannotAnyMore'), 'no')}</section>`;
  if (seen.state === 'DECLINED' && wish !== 'yes') {
    return html`<section class="ask">${change(t('afterAll'), 'yes')}</section>`;
  }
  return html`<section class="ask">
    <h2>${t('askYes')}</h2>
    ${yesButton(locale)} ${seen.state === 'DECLINED' ? false : change(t('insteadNo'), 'no')}
  </section>`;
}

function noticeOf(locale: Locale, notice: Notice): Html {
  const t = translators[locale];
  if (notice.notice === 'unknown') return verdict('danger', t('unknown.title'), t('unknown.text'));
  if (notice.notice === 'tooMany')
    return verdict('warn', t('tooMany.title'), t('tooMany.text', { seconds: notice.seconds }));
  return verdict('warn', t('failed.title'), t('failed.text', { errorId: notice.errorId }));
}

type Beside = {
  /** This phone has just scanned the code of a hall, and its owner is known now. */
  scanned?: boolean;
  /** Where the person evaluates the run, while that is open. */
  evaluation?: string | null;
  /** The tests that wait for the person. */
  tests?: readonly { kind: TestKind; path: string }[];
};

/** The whole page: of an invitation in its person's language, of a notice in the reader's. */
export function invitationPage(
  locale: Locale,
  shown: InvitationSeen | Notice,
  wish: Wish = null,
  { scanned = false, evaluation = null, tests = [] }: Beside = {},
): string {
  const t = translators[locale];
  const body =
    'notice' in shown
      ? noticeOf(locale, shown)
      : html`<p class="name">${t('dear', { name: shown.name })}</p>
          ${scanned && html`<a class="press" href="/check-in/now">${t('checkIn')}</a>`}
          ${tests.map(({ kind, path }) => html`<a class="press" href="${path}">${t(`test.${kind}`)}</a>`)}
          ${evaluation !== null && html`<a class="press" href="${evaluation}">${t('evaluate')}</a>`}
          ${standing(locale, shown)} ${facts(locale, shown)} ${ask(locale, shown, wish)}`;
  const styles = ['/verify.css', '/invitation.css'];
  return plainPage({ locale, title: t('title'), styles, main: body });
}
