import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AgendaList } from '@/components/calendar/agenda-list';
import { CalendarFilters } from '@/components/calendar/calendar-filters';
import { CalendarGrid } from '@/components/calendar/calendar-grid';
import { CalendarHead, periodTitle } from '@/components/calendar/calendar-head';
import { Legend } from '@/components/calendar/legend';
import { Moving } from '@/components/calendar/moving';
import { ClientMessages } from '@/components/shell/client-messages';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { officeDay } from '@/lib/reports/today/queries';
import { calendar } from '@/lib/runs/calendar/queries';
import { spanOf } from '@/lib/runs/calendar/rules';
import { calendarFiltersSchema } from '@/lib/runs/calendar/schema';
import { venueOptions } from '@/lib/runs/venues/queries';
import { moveRun, previewMove, undoMove } from './actions';
import { filterOptions } from './options';
import { barsOf, blocksOf, holidaysOf, rowsOf } from './shown';
import '@/components/calendar/calendar.css';

type Search = Record<string, string | string[] | undefined>;

export async function generateMetadata() {
  return { title: (await getTranslations('calendar'))('title') };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || null;

/** What happens when, and where does it clash? */
export default async function CalendarPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireActor();
  if (!canCoordinate(actor)) redirect('/');
  const given = Object.fromEntries(
    Object.entries(await searchParams).map(([name, value]) => [name, one(value)]),
  );
  const filters = calendarFiltersSchema.parse(given);
  const [t, locale, today] = await Promise.all([
    getTranslations('calendar'),
    getLocale(),
    officeDay(new Date()),
  ]);
  const day = filters.date ?? today;
  const view = filters.view ?? 'month';
  const span = spanOf(view, day);
  const [found, venues] = await Promise.all([calendar(actor, filters, span), venueOptions(actor)]);
  const options = await filterOptions(actor, found.trainers, filters.trainer);
  const countryName = new Map(options.country.map(({ value, label }) => [value, label]));
  const bars = await barsOf(found.runs);
  const holidays = await holidaysOf(found.holidays, countryName);
  const rows = await rowsOf(actor, view, found.runs, {
    ...{ span, all: filters.rows === '1', holidays: found.holidays },
  });
  const blocks = view === 'week' ? await blocksOf(found.runs, bars, span) : [];
  const month = spanOf('list', day);
  const ofMonth = bars.filter(({ startsOn, endsOn }) => startsOn <= month.to && endsOn >= month.from);
  const list = <AgendaList bars={ofMonth} holidays={holidays} from={month.from} />;
  return (
    <ClientMessages namespaces={['calendar']}>
      <PageHeader
        title={t('title')}
        facts={t('count', { count: view === 'week' ? bars.length : ofMonth.length })}
        actions={
          <LinkButton variant="primary" href="/runs/new">
            {t('new')}
          </LinkButton>
        }
      />
      <CalendarHead given={given} view={filters.view} day={day} span={span} />
      <CalendarFilters filters={filters} options={options} />
      {found.more && (
        <div className="mb-4">
          <Notice tone="warn">{t('more')}</Notice>
        </div>
      )}
      <Moving
        venues={venues.map(({ id, name, cityEn, cityRu }) => {
          return { value: id, label: name, detail: (locale === 'ru' && cityRu) || cityEn };
        })}
        actions={{ preview: previewMove, move: moveRun, undo: undoMove }}
      >
        {filters.view === null && <div className="md:hidden">{list}</div>}
        {view === 'list' ? (
          list
        ) : (
          <CalendarGrid
            view={view}
            day={day}
            label={t('grid', { when: periodTitle(view, day, span, locale) })}
            bars={bars}
            blocks={blocks}
            rows={rows.rows}
            shades={rows.shades}
            holidays={holidays}
            wideOnly={filters.view === null}
          />
        )}
        {view === 'week' && <p className="text-ink-muted mt-2 text-sm">{t('localTimes')}</p>}
        <Legend bars={bars} />
      </Moving>
    </ClientMessages>
  );
}
