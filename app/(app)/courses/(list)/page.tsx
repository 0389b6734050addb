import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseTable } from '@/components/courses/course-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { canCoordinate, canManageProgramme } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { courses } from '@/lib/courses/queries';
import { programmeOptions } from '@/lib/programmes/queries';
import { inLanguage } from '@/lib/text/in-language';
import { filterOf, idOf, pageRequestOf, pageSize } from '@/lib/text/page';
import { CourseKind } from '@/prisma/generated/enums';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('courses'))('title') };
}

/** What is taught, and how often was it? */
export default async function CoursesPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canCoordinate(actor)) notFound();
  const [params, t, locale] = await Promise.all([searchParams, getTranslations('courses'), getLocale()]);
  const request = pageRequestOf(params);
  const programmeId = idOf(params.programme);
  const kind = filterOf(params.kind, Object.values(CourseKind));
  const [{ rows, total, page }, programmes] = await Promise.all([
    courses(actor, { ...request, programmeId, kind }),
    programmeOptions(actor),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const newCourse = programmes.some(({ id }) => canManageProgramme(actor, { programmeId: id })) && (
    <LinkButton
      variant="primary"
      href={programmeId ? `/courses/new?programme=${programmeId}` : '/courses/new'}
    >
      {t('new')}
    </LinkButton>
  );
  const narrowed = Boolean(request.q || programmeId || kind);
  return (
    <>
      <PageHeader title={t('title')} facts={t('list.count', { count: total })} actions={newCourse} />
      <FilterBar>
        <SearchField
          label={t('list.search')}
          main
          defaultValue={request.q}
          className="md:min-w-72 md:flex-1"
        />
        <Field label={t('programme')} hideLabel unmarked className="md:max-w-72">
          <Select
            name="programme"
            defaultValue={programmeId ?? ''}
            placeholder={t('list.anyProgramme')}
            options={programmes.map(({ id, code, titleEn, titleRu }) => ({
              value: id,
              label: `${code} · ${inLanguage(language, titleEn, titleRu)}`,
            }))}
          />
        </Field>
        <Field label={t('kind')} hideLabel unmarked>
          <Select
            name="kind"
            defaultValue={kind ?? ''}
            placeholder={t('list.anyKind')}
            options={Object.values(CourseKind).map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        {rows.length > 0 ? (
          <>
            <CourseTable rows={rows} />
            <Pagination
              page={page}
              pageSize={pageSize}
              total={total}
              path="/courses"
              params={{
                q: request.q || undefined,
                programme: programmeId ?? undefined,
                kind: kind ?? undefined,
              }}
            />
          </>
        ) : (
          <EmptyState
            title={t(narrowed ? 'list.noMatch' : 'list.empty')}
            action={narrowed ? undefined : newCourse || undefined}
          >
            {t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
          </EmptyState>
        )}
      </Panel>
    </>
  );
}
