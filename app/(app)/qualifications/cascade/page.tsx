import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PeopleFound } from '@/components/cascade/people-found';
import { QualificationTabs } from '@/components/qualifications/qualification-tabs';
import { ClientMessages } from '@/components/shell/client-messages';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { SearchField } from '@/components/ui/search-field';
import { canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { shownName } from '@/lib/people/names/rules';
import { personChoices } from '@/lib/people/queries';
import { cascadeBeginnings } from '@/lib/qualifications/cascade/queries';
import { formatNumber } from '@/lib/text/format';
import { pageRequestOf } from '@/lib/text/page';
import { askedCascade } from './address';
import { WholeCascade } from './whole-cascade';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cascade'))('title') };
}

/** Who was trained by whom, and what became of it? */
export default async function CascadePage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canCoordinate(actor)) notFound();
  const [params, t, q] = await Promise.all([
    searchParams,
    getTranslations('cascade'),
    getTranslations('qualifications'),
  ]);
  const { root, direction } = askedCascade(params);
  const { q: typed } = pageRequestOf(params);
  return (
    <ClientMessages namespaces={['cascade']}>
      <PageHeader title={q('title')} facts={t('hint')} />
      <QualificationTabs />
      <FilterBar>
        <SearchField label={t('search')} main defaultValue={typed} className="md:min-w-72 md:flex-1" />
      </FilterBar>
      {typed ? (
        <Panel title={t('found')} flush>
          <PeopleFound people={await personChoices(actor, typed)} />
        </Panel>
      ) : root ? (
        <WholeCascade
          key={JSON.stringify([root, direction])}
          actor={actor}
          root={root}
          direction={direction}
        />
      ) : (
        <Beginnings people={await cascadeBeginnings(actor)} />
      )}
    </ClientMessages>
  );
}

/** Where nobody was chosen yet: those with whom a cascade begins. */
async function Beginnings({ people }: { people: Awaited<ReturnType<typeof cascadeBeginnings>> }) {
  const [t, locale] = await Promise.all([getTranslations('cascade'), getLocale()]);
  return (
    <Panel title={t('beginnings')} hint={t('beginningsHint')} flush={people.length > 0}>
      {people.length === 0 ? (
        <p className="text-ink-muted">{t('nothing')}</p>
      ) : (
        <ul className="divide-line divide-y">
          {people.map((person) => (
            <li key={person.id} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5">
              <Link
                className="link min-w-0 font-medium break-words"
                href={`/qualifications/cascade?person=${person.id}`}
                dir="auto"
              >
                {shownName(person)}
              </Link>
              <span className="text-ink-muted tabular-nums">
                {t('trainedDirectly', { people: formatNumber(person.people, locale), runs: person.runs })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
