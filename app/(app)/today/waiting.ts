import type { getTranslations } from 'next-intl/server';
import { mendedAt } from '@/components/runs/overview-checklist';
import type { WaitingItem } from '@/components/today/waiting-list';
import type { todayOf } from '@/lib/reports/today/queries';
import { formatDate, formatDateTime, formatRelativeDay } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import type { Day } from '@/lib/time/day';

type Work = Awaited<ReturnType<typeof todayOf>>;
type Words = {
  t: Awaited<ReturnType<typeof getTranslations<'today'>>>;
  /** Words of readiness. */
  r: Awaited<ReturnType<typeof getTranslations<'readiness'>>>;
  locale: Locale;
  today: Day;
};
type Titled = { titleEn: string; titleRu: string | null };
type Placed = { id: string; code: string; cityEn: string; cityRu: string | null; course: Titled };

const toneOf = { NOW: 'danger', SOON: 'warn', LATER: 'info' } as const;

/** The facts of the day in the reader's words, in the order in which they press. */
export function waitingItems(work: Work, { t, r, locale, today }: Words) {
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
  const needs = work.failing.map(({ run, need, due, reasons }): WaitingItem => ({
    key: `${run.id} ${need}`,
    tone: toneOf[run.urgency],
    state: reasons.map(({ code, ...numbers }) => r(`reason.${code}`, numbers)).join('; '),
    title: titleOf(run.course),
    detail: `${starts(run)} · ${r('overdue', { day: formatDate(due, locale) })}`,
    action: { label: r(`mend.${need}`), href: `/runs/${run.id}${mendedAt[need]}` },
  }));
  const answers = work.answers.map(({ id, run, person, declined, declinedReason }): WaitingItem => ({
    key: id,
    tone: declined ? 'danger' : toneOf[run.urgency],
    state: t(declined ? 'declined' : 'unanswered'),
    title: person.officialName ?? person.latinName ?? '',
    detail: [titleOf(run.course), starts(run), declinedReason && `“${declinedReason}”`]
      .filter(Boolean)
      .join(' · '),
    action: { label: t(declined ? 'findTrainer' : 'askTrainer'), href: `/runs/${run.id}#trainers` },
  }));
  const nominations = work.nominations.flatMap((run): WaitingItem[] => {
    const waiting = { tone: toneOf[run.urgency], title: titleOf(run.course), detail: starts(run) };
    const action = { label: t('decide'), href: `/runs/${run.id}/people?state=NOMINATED` };
    return [
      ...(run.submitted > 0
        ? [
            {
              ...waiting,
              key: `${run.id} submitted`,
              state: t('submitted', { count: run.submitted }),
              action: { ...action, href: `/runs/${run.id}/nominations` },
            },
          ]
        : []),
      ...(run.entered > 0
        ? [{ ...waiting, key: run.id, state: t('nominations', { count: run.entered }), action }]
        : []),
    ];
  });
  const offers = work.offers.map((run): WaitingItem => ({
    key: run.id,
    tone: toneOf[run.urgency],
    state: t('offersRunOut', { count: run.offers }),
    title: titleOf(run.course),
    detail: starts(run),
    action: { label: t('openWaiting'), href: `/runs/${run.id}/people?state=WAITING_LIST` },
  }));
  const certificates = work.certificates.map((run): WaitingItem => ({
    key: run.id,
    tone: 'warn',
    state: t('earned', { count: run.people }),
    title: titleOf(run.course),
    detail: `${placeOf(run)} · ${t('ended', { when: formatRelativeDay(run.endsOn, today, locale) })}`,
    action: { label: t('issue'), href: `/runs/${run.id}/certificates` },
  }));
  const walkIns = work.walkIns.map((run): WaitingItem => ({
    key: run.id,
    tone: 'warn',
    state: t('walkIns', { count: run.waiting }),
    title: titleOf(run.course),
    detail: placeOf(run),
    action: { label: t('settleWalkIns'), href: `/runs/${run.id}/attendance` },
  }));
  const changed = work.changed.map((run): WaitingItem => ({
    key: run.id,
    tone: 'danger',
    state: t('changedAfterIssue', { count: run.certificates }),
    title: titleOf(run.course),
    detail: placeOf(run),
    action: { label: t('lookAtChanged'), href: `/runs/${run.id}/certificates#changed` },
  }));
  const statuses = work.statuses.map((status): WaitingItem => ({
    key: status.id,
    tone: 'info',
    state: t('statusUntil', { day: status.validUntil ? formatDate(status.validUntil, locale) : '' }),
    title: status.person.officialName ?? status.person.latinName ?? '',
    detail: [
      inLanguage(language, status.type.nameEn, status.type.nameRu),
      ...(status.renewable ? [t('canBeRenewed')] : []),
    ].join(' · '),
    action: { label: t(status.renewable ? 'renew' : 'openPerson'), href: `/people/${status.person.id}` },
  }));
  const steps = work.steps.map(({ id, what, dueOn, run, person, institution, ownerText }): WaitingItem => ({
    key: id,
    tone: 'warn',
    state: t('stepOverdue', { day: dueOn ? formatDate(dueOn, locale) : '' }),
    title: what,
    detail: [
      person
        ? (person.officialName ?? person.latinName)
        : institution
          ? ((language === 'RU' ? institution.nameRu : institution.nameEn) ?? institution.name)
          : ownerText,
      titleOf(run.course),
      placeOf(run),
    ]
      .filter(Boolean)
      .join(' · '),
    action: { label: t('openSteps'), href: `/runs/${run.id}/outputs` },
  }));
  const mails = [
    ...(work.mails.all === 0
      ? []
      : [
          {
            key: 'mails',
            tone: 'warn' as const,
            state: t('mailsFailed', { count: work.mails.all }),
            title: t('mails'),
            detail: t('mailsHint'),
            action: { label: t('openMails'), href: '/settings/mails' },
          },
        ]),
    ...work.mails.runs.map((run): WaitingItem => ({
      key: run.id,
      tone: 'warn',
      state: t('mailsFailed', { count: run.mails }),
      title: titleOf(run.course),
      detail: starts(run),
      action: { label: t('openRun'), href: `/runs/${run.id}/invitations` },
    })),
  ];
  return {
    groups: [
      { title: t('groups.attendance'), items: attendance },
      { title: t('groups.walkIns'), items: walkIns },
      { title: t('groups.answers'), items: answers },
      { title: t('groups.needs'), items: needs },
      { title: t('groups.nominations'), items: nominations },
      { title: t('groups.offers'), items: offers },
      { title: t('groups.changed'), items: changed },
      { title: t('groups.certificates'), items: certificates },
      { title: t('groups.steps'), items: steps },
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
