import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import { Progress } from '@/components/ui/progress';
import type { RunOverview } from '@/lib/runs/overview/queries';
import { formatDateRange, formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { zoneOffsetLabel } from '@/lib/time/wall-clock';

const list = (items: readonly ReactNode[]): ReactNode =>
  items.length === 0 ? null : (
    <ul className="flex flex-col gap-0.5">
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </ul>
  );

/** What a run is, when, where, for how many and with whose money. */
export function OverviewFacts({ run }: { run: RunOverview }) {
  const t = useTranslations('runs.facts');
  const languageNames = useTranslations('runs.languages');
  const kinds = useTranslations('runs.kinds');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const named = (of: { name: string; nameEn: string | null; nameRu: string | null }) =>
    (language === 'RU' ? of.nameRu : of.nameEn) ?? of.name;
  const place = [
    run.venue?.name,
    run.venue?.address,
    [
      inLanguage(language, run.cityEn, run.cityRu),
      run.region && inLanguage(language, run.region.nameEn, run.region.nameRu),
      inLanguage(language, run.country.nameEn, run.country.nameRu),
    ]
      .filter((part, index, all) => part && all.indexOf(part) === index)
      .join(', '),
  ].filter(Boolean);
  const offset = zoneOffsetLabel(new Date(`${run.startsOn}T12:00:00Z`), run.timeZone);
  const facts = [
    { term: t('dates'), value: formatDateRange(run.startsOn, run.endsOn, locale) },
    {
      term: t('place'),
      value: (
        <>
          {list(place)}
          <span className="text-ink-muted text-sm">
            {run.timeZone.replaceAll('_', ' ')} · {offset}
          </span>
        </>
      ),
    },
    {
      term: t('programme'),
      value: (
        <Link className="link" href={`/programmes/${run.programme.id}`}>
          {inLanguage(language, run.programme.titleEn, run.programme.titleRu)}
        </Link>
      ),
    },
    ...(run.season
      ? [
          {
            term: t('season'),
            value: (
              <Link className="link" href={`/runs?season=${run.season.id}`}>
                {inLanguage(language, run.season.titleEn, run.season.titleRu)}
              </Link>
            ),
          },
        ]
      : []),
    ...(run.beside.length > 0
      ? [
          {
            term: t('beside'),
            value: list(
              run.beside.map(({ id, code, course, startsOn, endsOn, cancelled }) => (
                <span key={id} className={cancelled ? 'line-through' : undefined}>
                  <Link className="link" href={`/runs/${id}`}>
                    {code} {inLanguage(language, course.titleEn, course.titleRu)}
                  </Link>
                  <span className="text-ink-muted"> · {formatDateRange(startsOn, endsOn, locale)}</span>
                </span>
              )),
            ),
          },
        ]
      : []),
    {
      term: t('course'),
      value: (
        <>
          <Link className="link" href={`/courses/${run.course.id}`}>
            {run.course.code}
          </Link>
          <span className="text-ink-muted"> · {kinds(run.course.kind)}</span>
          {run.cycle !== null && (
            <span className="text-ink-muted"> · {t('cycle', { cycle: run.cycle })}</span>
          )}
        </>
      ),
    },
    {
      term: t('languages'),
      value: run.languages.map((code) => (languageNames.has(code) ? languageNames(code) : code)).join(', '),
    },
    {
      term: t('donors'),
      value: list(
        run.donors.map(({ name, nameRu, sharePercent }) =>
          sharePercent === null
            ? inLanguage(language, name, nameRu)
            : `${inLanguage(language, name, nameRu)} – ${formatNumber(sharePercent, locale, sharePercent % 1 ? 2 : 0)} %`,
        ),
      ),
    },
    { term: t('hosts'), value: list(run.hosts.map(named)) },
    ...(run.outputs.length > 0
      ? [{ term: t('outputs'), value: list(run.outputs.map(({ text }) => text)) }]
      : []),
    ...(run.notes ? [{ term: t('notes'), value: <p className="whitespace-pre-line">{run.notes}</p> }] : []),
  ];
  return (
    <Panel title={t('title')}>
      <DescriptionList facts={facts} />
    </Panel>
  );
}

/** Places of the run and of each quota, and how many of them are taken by the confirmed. */
export function OverviewPlaces({ run }: { run: RunOverview }) {
  const t = useTranslations('runs.facts');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const nameOf = ({ institution, country }: RunOverview['quotas'][number]['quota']) =>
    institution
      ? ((language === 'RU' ? institution.nameRu : institution.nameEn) ?? institution.name)
      : country
        ? inLanguage(language, country.nameEn, country.nameRu)
        : '';
  return (
    <Panel title={t('places')}>
      <div className="flex flex-col gap-3">
        <Progress
          label={t('confirmed')}
          value={run.confirmed}
          max={run.capacity}
          text={t('ofPlaces', { confirmed: run.confirmed, capacity: run.capacity })}
        />
        {run.quotas.map((row) => (
          <Progress
            key={row.quota.id}
            label={nameOf(row.quota)}
            value={Math.min(row.filled, row.quota.places)}
            max={row.quota.places}
            text={t('quotaFilled', { filled: row.filled, places: row.quota.places, women: row.women })}
          />
        ))}
      </div>
    </Panel>
  );
}
