import type { getTranslations } from 'next-intl/server';
import type { WaitingItem } from '@/components/today/waiting-list';
import type { todayOf } from '@/lib/reports/today/queries';
import { formatDate, formatDateTime, formatRelativeDay } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import type { Day } from '@/lib/time/day';

type Work = Awaited<ReturnType<typeof todayOf>>;
type Words = { t: Awaited<ReturnType<typeof getTranslations<'today'>>>; locale: Locale; today: Day };
type Titled = { titleEn: string; titleRu: string | null };
type Placed = { id: string; code: string; cityEn: string; cityRu: string | null; course: Titled };

const toneOf = { NOW: 'danger', SOON: 'warn', LATER: 'info' } as const;

/** Where the gap of a run is mended. */
const mendedAt = {
  NO_TRAINER: '',
  NO_VENUE: '/edit',
  NO_SESSIONS: '/agenda',
  NOBODY_CONFIRMED: '/people',
} as const;

/** The facts of the day in the reader's words, in the order in which they press. */
export function waitingItems(work: Work, { t, locale, today }: Words) {
  const language = locale === 'ru' ? 'RU' : 'EN';
  const titleOf = (of: Titled) => inLanguage(language, of.titleEn, of.titleRu);
  const placeOf = (run: Placed) => `${run.code} · ${inLanguage(language, run.cityEn, run.cityRu)}`;
  const starts = (run: Placed & { startsOn: Day }) =>
    `${placeOf(run)} · ${t('starts', { when: formatRelativeDay(run.startsOn, today, locale) })}`;

  const attendance = work.attendance.map((session): WaitingItem => ({
    key: session.id,
    tone: 'danger',
    state: t('missing', { missing: session.missing, people: session.people }),
    title: titleOf(session),
    detail: `${placeOf(session.run)} · ${formatDateTime(session.startsAt, session.timeZone, locale)}`,
    action: { label: t('takeAttendance'), href: `/register/${session.id}` },
  }));
  const gaps = work.gaps.flatMap((run) =>
    run.gaps.map((gap): WaitingItem => ({
      key: `${run.id} ${gap}`,
      tone: toneOf[run.urgency],
      state: t(`gaps.${gap}`),
      title: titleOf(run.course),
      detail: starts(run),
      action: { label: t(`mend.${gap}`), href: `/runs/${run.id}${mendedAt[gap]}` },
    })),
  );
  const nominations = work.nominations.map((run): WaitingItem => ({
    key: run.id,
    tone: toneOf[run.urgency],
    state: t('nominations', { count: run.nominations }),
    title: titleOf(run.course),
    detail: starts(run),
    action: { label: t('decide'), href: `/runs/${run.id}/people?state=NOMINATED` },
  }));
  const certificates = work.certificates.map((run): WaitingItem => ({
    key: run.id,
    tone: 'warn',
    state: t('earned', { count: run.people }),
    title: titleOf(run.course),
    detail: `${placeOf(run)} · ${t('ended', { when: formatRelativeDay(run.endsOn, today, locale) })}`,
    action: { label: t('issue'), href: `/runs/${run.id}/certificates` },
  }));
  const statuses = work.statuses.map((status): WaitingItem => ({
    key: status.id,
    tone: 'info',
    state: t('statusUntil', { day: status.validUntil ? formatDate(status.validUntil, locale) : '' }),
    title: status.person.officialName ?? status.person.latinName ?? '',
    detail: inLanguage(language, status.type.nameEn, status.type.nameRu),
    action: { label: t('openPerson'), href: `/people/${status.person.id}` },
  }));
  const mails: WaitingItem[] =
    work.mails === 0
      ? []
      : [
          {
            key: 'mails',
            tone: 'warn',
            state: t('mailsFailed', { count: work.mails }),
            title: t('mails'),
            detail: t('mailsHint'),
            action: { label: t('openMails'), href: '/settings/mails' },
          },
        ];
  return {
    groups: [
      { title: t('groups.attendance'), items: attendance },
      { title: t('groups.gaps'), items: gaps },
      { title: t('groups.nominations'), items: nominations },
      { title: t('groups.certificates'), items: certificates },
      { title: t('groups.statuses'), items: statuses },
      { title: t('groups.mails'), items: mails },
    ],
    week: work.week.map((run) => ({
      id: run.id,
      title: titleOf(run.course),
      detail: `${placeOf(run)} · ${t('places', { confirmed: run.confirmed, capacity: run.capacity })}`,
      startsOn: run.startsOn,
      endsOn: run.endsOn,
    })),
  };
}
