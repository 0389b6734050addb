import { createTranslator } from 'next-intl';
import type { CheckedIn } from '@/lib/attendance/check-in/commands';
import type { CheckInSession } from '@/lib/attendance/check-in/queries';
import { html, type Html } from '@/lib/text/html';
import { formatDate, formatTime, formatTimeRange } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';
import { instantToLocal } from '@/lib/time/wall-clock';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { plainPage } from '../../plain-page';

/** What the page has to say: who is asked to press, what came of it, or why nothing can be done. */
export type Shown =
  | { show: 'ask'; session: CheckInSession; name: string }
  | { show: 'who'; session: CheckInSession }
  | { show: 'outcome'; session: CheckInSession; outcome: CheckedIn }
  | { show: 'notice'; notice: 'UNKNOWN' | 'GONE' | 'TOO_MANY' | 'FAILED'; errorId?: string };

const translators = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'checkIn' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'checkIn' }),
};

const signs = { ok: 'M5 13l4 4L19 7', warn: 'M12 5v9M12 18v.5', danger: 'M6 6l12 12M18 6L6 18' };

const verdict = (tone: keyof typeof signs, title: string, text: string): Html =>
  html`<section class="verdict ${tone}">
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="${signs[tone]}" /></svg>
    <div>
      <h1>${title}</h1>
      <p>${text}</p>
    </div>
  </section>`;

/** Which session: of a run marked sensitive, when it is and nothing else. */
function facts(locale: Locale, session: CheckInSession): Html {
  const t = translators[locale];
  const inLanguage = (english: string, russian: string | null) => (locale === 'ru' && russian) || english;
  const [start, end] = [new Date(session.startsAt), new Date(session.endsAt)];
  const title = session.sensitive ? t('neutral') : inLanguage(session.titleEn, session.titleRu);
  const course = session.sensitive ? [] : [inLanguage(session.course.titleEn, session.course.titleRu)];
  const day = formatDate(instantToLocal(start, session.timeZone).slice(0, 10), locale);
  return html`<dl>
    <div>
      <dt>${t('session')}</dt>
      <dd>${[title, ...course].map((line) => html`<span>${line}</span>`)}</dd>
    </div>
    <div>
      <dt>${t('when')}</dt>
      <dd><span>${day}, ${formatTimeRange(start, end, session.timeZone)}</span></dd>
    </div>
  </dl>`;
}

function outcomeOf(locale: Locale, session: CheckInSession, outcome: CheckedIn): Html {
  const t = translators[locale];
  if (outcome.kind === 'done') {
    const late = outcome.status === 'LATE';
    return verdict(
      late ? 'warn' : 'ok',
      t('done.title'),
      late ? t('done.late', { minutes: outcome.minutes ?? 0 }) : t('done.text'),
    );
  }
  if (outcome.kind === 'already')
    return verdict('ok', t('done.title'), t('already', { time: formatTime(outcome.at, session.timeZone) }));
  return verdict('danger', t('refused.title'), t(`refused.${outcome.code}`));
}

export function checkInPage(locale: Locale, shown: Shown): string {
  const t = translators[locale];
  const main = () => {
    switch (shown.show) {
      case 'notice':
        return verdict(
          'danger',
          t(`notice.${shown.notice}.title`),
          t(`notice.${shown.notice}.text`, { id: shown.errorId ?? '' }),
        );
      case 'outcome':
        return html`${outcomeOf(locale, shown.session, shown.outcome)} ${facts(locale, shown.session)}`;
      case 'who':
        return html`<h1>${t('who.title')}</h1>
          ${facts(locale, shown.session)}
          <div class="ask">
            <p>${t('who.text')}</p>
            <a class="press" href="/sign-in?next=%2Fcheck-in%2Fnow">${t('who.signIn')}</a>
            <p>${t('who.invitation')}</p>
          </div>`;
      case 'ask':
        return html`<h1>${t('title')}</h1>
          ${facts(locale, shown.session)}
          <form method="post" action="/check-in/now" class="ask">
            <p class="name">${t('you', { name: shown.name })}</p>
            <button class="main">${t('press')}</button>
          </form>`;
    }
  };
  return plainPage({ locale, title: t('title'), styles: ['/verify.css', '/invitation.css'], main: main() });
}
