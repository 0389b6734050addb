import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { RunFilters } from '@/components/runs/run-filters';
import { RunTable } from '@/components/runs/run-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { courseOptions } from '@/lib/courses/queries';
import { programmeOptions } from '@/lib/programmes/queries';
import { officeDay } from '@/lib/reports/today/queries';
import { runCountries, runs, runYears } from '@/lib/runs/queries';
import { seasonTitle } from '@/lib/runs/seasons/queries';
import { runFiltersSchema } from '@/lib/runs/schema';
import { inLanguage } from '@/lib/text/in-language';
import { pageSize } from '@/lib/text/page';

type Search = Record<string, string | string[] | undefined>;

export async function generateMetadata() {
  return { title: (await getTranslations('runs'))('title') };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || null;

/** Which runs are there, when, where, and are they in order? */
export default async function RunsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireActor();
  if (!canCoordinate(actor)) redirect('/');
  const given = Object.fromEntries(
    Object.entries(await searchParams).map(([name, value]) => [name, one(value)]),
  );
  const filters = runFiltersSchema.parse({
    ...{ q: '', programme: null, course: null, country: null, phase: null, year: null, withoutTrainer: null },
    season: null,
    ...{ page: 1, ...given },
  });
  const [t, locale, today] = await Promise.all([getTranslations('runs'), getLocale(), officeDay(new Date())]);
  const [found, programmes, courses, countries, years, season] = await Promise.all([
    runs(actor, filters, today),
    programmeOptions(actor),
    courseOptions(actor),
    runCountries(actor),
    runYears(actor),
    seasonTitle(actor, filters.season),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const narrowed = Object.entries(filters).some(
    ([name, value]) => name !== 'page' && value !== null && value !== '',
  );
  const newRun = (
    <LinkButton variant="primary" href="/runs/new">
      {t('new.action')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={t('list.count', { count: found.total })}
        actions={
          <>
            <LinkButton variant="quiet" href="/venues">
              {t('list.venues')}
            </LinkButton>
            <LinkButton href="/runs/season">{t('planMany')}</LinkButton>
            {newRun}
          </>
        }
      />
      {season && (
        <div className="mb-3">
          <Notice
            tone="info"
            title={t('seasonFilter', { title: inLanguage(language, season.titleEn, season.titleRu) })}
            actions={
              <LinkButton size="sm" href="/runs">
                {t('seasonAll')}
              </LinkButton>
            }
          />
        </div>
      )}
      <RunFilters
        filters={filters}
        programmes={programmes.map(({ id, code, titleEn, titleRu }) => ({
          value: id,
          label: `${code} · ${inLanguage(language, titleEn, titleRu)}`,
        }))}
        courses={courses.map(({ id, code, titleEn, titleRu }) => ({
          value: id,
          label: `${code} · ${inLanguage(language, titleEn, titleRu)}`,
        }))}
        countries={countries
          .map(({ code, nameEn, nameRu }) => ({ value: code, label: inLanguage(language, nameEn, nameRu) }))
          .sort((a, b) => a.label.localeCompare(b.label, locale))}
        years={years}
      />
      <Panel flush>
        {found.rows.length > 0 ? (
          <>
            <RunTable rows={found.rows} />
            <Pagination
              page={found.page}
              pageSize={pageSize}
              total={found.total}
              path="/runs"
              params={Object.fromEntries(
                Object.entries(given).map(([name, value]) => [name, value ?? undefined]),
              )}
            />
          </>
        ) : (
          <EmptyState
            title={t(narrowed ? 'list.noMatch' : 'list.empty')}
            action={narrowed ? undefined : newRun}
          >
            {t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
          </EmptyState>
        )}
      </Panel>
    </>
  );
}
