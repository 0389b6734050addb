import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import type { CourseForm, FormVersion } from '@/lib/assessment/forms/versions/queries';
import { formatDateRange, formatDateTime } from '@/lib/text/format';
import { RestoreButton, type RestoreForm } from './restore-button';

type Props = { form: CourseForm; restore: RestoreForm };

/** Every version with who made it when and which runs keep it; each can be looked at, and brought back. */
export function VersionsPanel({ form, restore }: Props) {
  const t = useTranslations('feedbackForms');
  const locale = useLocale();
  const { course, kind, versions, latest, shown, timeZone, isBrought } = form;
  const facts = ({ createdAt, maker, sameAs }: FormVersion) =>
    [
      formatDateTime(createdAt, timeZone, locale),
      maker,
      sameAs === 0 ? t('asBrought') : sameAs !== null && t('asVersion', { version: sameAs }),
    ]
      .filter(Boolean)
      .join(' · ');
  const item = (version: number, label: string, text: string, again: boolean, children?: ReactNode) => (
    <li key={version} className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <Link
            className="link font-medium"
            href={`/courses/${course.id}/forms?kind=${kind}&version=${version}`}
            aria-current={version === shown ? 'true' : undefined}
          >
            {label}
          </Link>
          {version === latest && <Badge>{t('current')}</Badge>}
          {version === shown && version !== latest && <Badge>{t('shownNow')}</Badge>}
        </p>
        <p className="text-ink-muted text-sm">{text}</p>
        {children}
      </div>
      {again && <RestoreButton courseId={course.id} kind={kind} version={version} restore={restore} />}
    </li>
  );
  return (
    <Panel title={t('versions')} hint={t(`keeps.${kind}`)}>
      <ol aria-label={t('versions')} className="divide-line divide-y">
        {versions.map((row) =>
          item(
            row.version,
            t('version', { version: row.version }),
            facts(row),
            row.version !== latest,
            <KeptBy row={row} />,
          ),
        )}
        {item(0, t('brought'), t('broughtText'), !isBrought)}
      </ol>
    </Panel>
  );
}

/** The runs that keep a version, and how many answers they have. */
function KeptBy({ row: { runs, runCount, answers } }: { row: FormVersion }) {
  const t = useTranslations('feedbackForms');
  const locale = useLocale();
  if (runCount === 0) return <p className="text-ink-muted text-sm">{t('keptByNone')}</p>;
  const sum = t('keptBy', { runs: runCount, answers });
  if (runs.length === 0) return <p className="text-sm">{sum}</p>;
  return (
    <details className="text-sm">
      <summary className="text-accent w-fit rounded-sm">{sum}</summary>
      <ul className="mt-1 flex flex-col gap-1">
        {runs.map(({ id, code, startsOn, endsOn, answered, asked }) => (
          <li key={id} className="flex flex-wrap gap-x-3">
            <Link className="link" href={`/runs/${id}/evaluation`}>
              {code}
            </Link>
            <span className="text-ink-muted">
              {formatDateRange(startsOn, endsOn, locale)} ·{' '}
              {asked === null ? t('answers', { count: answered }) : t('answeredOf', { answered, asked })}
            </span>
          </li>
        ))}
      </ul>
      {runs.length < runCount && (
        <p className="text-ink-muted mt-1">{t('moreRuns', { count: runCount - runs.length })}</p>
      )}
    </details>
  );
}
