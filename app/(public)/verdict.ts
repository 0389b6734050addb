import { createTranslator } from 'next-intl';
import { expiredOn } from '@/lib/certificates/verification/rules';
import type { Verification } from '@/lib/certificates/verification/types';
import { formatDate, formatDateRange, formatDateTime } from '@/lib/text/format';
import { html, type Html } from '@/lib/text/html';
import type { Locale } from '@/lib/text/locale';
import type { Day } from '@/lib/time/day';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';

/** What is said where there is no answer about a certificate. */
export type Notice = { notice: 'tooMany'; seconds: number } | { notice: 'failed'; errorId: string };

const translators = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'verify' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'verify' }),
};

const tones = {
  GENUINE: 'ok',
  EXPIRED: 'warn',
  REVOKED: 'danger',
  SUPERSEDED: 'warn',
  UNKNOWN: 'danger',
} as const;

/** The sign beside the word: colour is never alone. */
const signs = {
  ok: html`<path d="M5 13l4 4L19 7" />`,
  warn: html`<path d="M12 5v9M12 18v.5" />`,
  danger: html`<path d="M6 6l12 12M18 6L6 18" />`,
};

function facts(locale: Locale, known: Exclude<Verification, { state: 'UNKNOWN' }>): [string, string][] {
  const t = translators[locale];
  const inOwn = <T>(english: T, russian: T | null): T => (locale === 'ru' && russian ? russian : english);
  const { holder, course, run, qualification } = known;
  const names = [...new Set([holder.officialName, holder.latinName])].filter((name) => name !== null);
  const rows: [string, string | null][] = [
    [t('holder'), names.join(' · ')],
    [t('what'), course ? inOwn(course.titleEn, course.titleRu) : t('neutralTitle')],
    [t('kind'), t(`kinds.${known.kind}`)],
    [t('status'), qualification && inOwn(qualification.nameEn, qualification.nameRu)],
    [t('dates'), run && formatDateRange(run.startsOn, run.endsOn, locale)],
    [t('place'), run && inOwn(run.placeEn, run.placeRu)],
    [t('hours'), run?.hours ? t('hoursCount', { hours: run.hours }) : null],
    [t('issuer'), inOwn(known.issuer.nameEn, known.issuer.nameRu)],
    [t('issuedOn'), formatDate(known.issuedOn, locale)],
    [t('validUntil'), known.expiresOn && formatDate(known.expiresOn, locale)],
    [t('number'), known.number],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

/** Genuine, and not any more: an answer of its own for who reads it. */
const shownState = (answer: Verification, today: Day) =>
  answer.state === 'GENUINE' && expiredOn(answer, today) ? 'EXPIRED' : answer.state;

function explanation(locale: Locale, answer: Verification, today: Day): string {
  const t = translators[locale];
  const expired = answer.state === 'GENUINE' && expiredOn(answer, today);
  if (expired) return t('explanations.EXPIRED', { day: formatDate(expired, locale) });
  if (answer.state === 'UNKNOWN' || answer.state === 'GENUINE') return t(`explanations.${answer.state}`);
  const when = answer.endedAt ? formatDateTime(answer.endedAt, 'UTC', locale) : '';
  return answer.state === 'SUPERSEDED' && answer.successor
    ? t('explanations.SUPERSEDED', { when, successor: answer.successor })
    : t('explanations.REVOKED', { when });
}

/**
 * The answer about a certificate: large and plain, and what it certifies. `genuine`: what is said of one that is valid
 * instead of the usual.
 */
export function verdict(locale: Locale, answer: Verification, today: Day, genuine?: string): Html {
  const t = translators[locale];
  const state = shownState(answer, today);
  const tone = tones[state];
  const text = state === 'GENUINE' && genuine ? genuine : explanation(locale, answer, today);
  return html`<section class="verdict ${tone}">
      <svg viewBox="0 0 24 24" aria-hidden="true">${signs[tone]}</svg>
      <div>
        <h1>${t(`states.${state}`)}</h1>
        <p>${text}</p>
      </div>
    </section>
    ${
      answer.state !== 'UNKNOWN' &&
      html`<dl>
        ${facts(locale, answer).map(
          ([term, value]) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>`
    }`;
}

/** Why there is no answer about a certificate now. */
export function noticeText(locale: Locale, notice: Notice): Html {
  const t = translators[locale];
  const text =
    notice.notice === 'tooMany'
      ? t('notices.tooMany', { seconds: notice.seconds })
      : t('notices.failed', { errorId: notice.errorId });
  return html`<section class="verdict warn">
    <svg viewBox="0 0 24 24" aria-hidden="true">${signs.warn}</svg>
    <div>
      <h1>${t('notices.title')}</h1>
      <p>${text}</p>
    </div>
  </section>`;
}
