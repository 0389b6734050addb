'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { AssignmentCheck } from '@/lib/runs/trainers/queries';
import { formatDate, formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

/** What stands for and against a trainer, in words: clashes with place and time, and the status that is asked for. */
export function AssignmentFindings({ findings }: { findings: AssignmentCheck }) {
  const t = useTranslations('trainers');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const { clashes, qualification, teachesAlready, takesPart, mayWaive, away, speaks } = findings;
  const { takesPartElsewhere, teachesNearby } = findings;
  const asked = qualification.asked
    .map(({ nameEn, nameRu }) => inLanguage(language, nameEn, nameRu))
    .join(', ');
  const { verdict } = qualification;
  const ready =
    [...clashes, ...takesPartElsewhere, ...teachesNearby, ...away].length === 0 &&
    verdict.may &&
    !teachesAlready &&
    !takesPart;
  return (
    <div className="flex flex-col gap-2" aria-live="polite">
      {teachesAlready && <Notice tone="warn">{t('teachesAlready')}</Notice>}
      {takesPart && <Notice tone="danger">{t('takesPart')}</Notice>}
      {clashes.length > 0 && (
        <Notice tone="danger" title={t('clashes', { count: clashes.length })}>
          <ul className="mt-1 flex flex-col gap-1">
            {clashes.slice(0, 5).map((clash) => (
              <li key={clash.sessionId}>
                {formatDate(clash.startsAtLocal, locale)}, {clash.startsAtLocal.slice(11)}–
                {clash.endsAtLocal.slice(11)}
                {' · '}
                {clash.run ? (
                  <Link href={`/runs/${clash.run.id}/agenda`} className="link">
                    {clash.run.code} {inLanguage(language, clash.run.courseTitleEn, clash.run.courseTitleRu)}
                  </Link>
                ) : (
                  t('elsewhere')
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {takesPartElsewhere.length > 0 && (
        <Notice tone="warn" title={t('takesPartElsewhere')}>
          <OtherRuns runs={takesPartElsewhere} />
        </Notice>
      )}
      {away.length > 0 && (
        <Notice tone="warn" title={t('away')}>
          {away.map(({ startsOn, endsOn, note }) => (
            <p key={startsOn + endsOn}>
              {formatDateRange(startsOn, endsOn, locale)}
              {note && ` · ${note}`}
            </p>
          ))}
        </Notice>
      )}
      {teachesNearby.length > 0 && (
        <Notice tone="info" title={t('teachesNearby')}>
          <OtherRuns runs={teachesNearby} />
        </Notice>
      )}
      {speaks === false && <Notice tone="info">{t('speaksNone')}</Notice>}
      {!verdict.may && (
        <Notice tone={mayWaive ? 'warn' : 'danger'} title={t('asks', { status: asked })}>
          {t(`verdict.${verdict.reason}`)} {!mayWaive && t('askAdministrator')}
        </Notice>
      )}
      {ready && (
        <Notice tone="ok">
          {verdict.may && verdict.reason === 'HOLDS_STATUS'
            ? t('readyWithStatus', { status: asked })
            : t('ready')}
        </Notice>
      )}
    </div>
  );
}

/** Other runs at the same time; one outside the reader's scope stays unnamed. */
function OtherRuns({ runs }: { runs: AssignmentCheck['takesPartElsewhere'] }) {
  const t = useTranslations('trainers');
  const locale = useLocale();
  return (
    <ul className="mt-1 flex flex-col gap-1">
      {runs.map(({ run, startsOn, endsOn, session }, index) => (
        <li key={run?.id ?? index}>
          {session
            ? `${formatDate(session.startsAtLocal, locale)}, ${session.startsAtLocal.slice(11)}–${session.endsAtLocal.slice(11)}`
            : formatDateRange(startsOn, endsOn, locale)}
          {' · '}
          {run ? (
            <Link href={`/runs/${run.id}`} className="link">
              {run.code} {inLanguage(locale === 'ru' ? 'RU' : 'EN', run.titleEn, run.titleRu)}
            </Link>
          ) : (
            t('elsewhere')
          )}
        </li>
      ))}
    </ul>
  );
}
