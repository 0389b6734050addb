import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ImportDialog } from '@/components/questions/file/import-dialog';
import { QuestionTable } from '@/components/questions/question-table';
import { BothTests } from '@/components/questions/tests/both-tests';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { askable, bank, bankHead } from '@/lib/assessment/questions/queries';
import { courseStatistics } from '@/lib/assessment/statistics/queries';
import { courseTests } from '@/lib/assessment/tests/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { filterOf, pageRequestOf, pageSize } from '@/lib/text/page';
import { TestQuestionKind } from '@/prisma/generated/enums';
import { compose, same } from './actions';
import { trailOf } from './trail';

type Props = {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bank'))('title') };
}

/** What is asked before and after this course, and what else could be? */
export default async function CourseTestsPage({ params, searchParams }: Props) {
  const [actor, { courseId }, search] = await Promise.all([requireActor(), params, searchParams]);
  const course = await found(bankHead(actor, courseId));
  const request = pageRequestOf(search);
  const kind = filterOf(search.kind, Object.values(TestQuestionKind));
  const retired = filterOf(search.state, ['retired']) !== null;
  const [t, trail, { rows, total, page }, questions, tests, statistics] = await Promise.all([
    getTranslations('bank'),
    trailOf(course),
    bank(actor, course.id, { ...request, kind, retired }),
    askable(actor, course.id),
    courseTests(actor, course.id),
    courseStatistics(actor, course.id),
  ]);
  const base = `/courses/${course.id}/tests`;
  const narrowed = Boolean(request.q || kind || retired);
  const write = (
    <LinkButton variant="primary" href={`${base}/questions/new`}>
      {t('write')}
    </LinkButton>
  );
  return (
    <ClientMessages namespaces={['bank.test', 'bank.file', 'bank.view', 'bank.kinds', 'bank.languages']}>
      <PageHeader
        trail={trail}
        title={t('title')}
        facts={
          <>
            <span>{t('list.count', { count: course.standing })}</span>
            {course.retired > 0 && <span>{t('list.retiredCount', { count: course.retired })}</span>}
          </>
        }
        actions={
          <>
            {statistics.length > 0 && (
              <LinkButton href={`${base}/statistics`}>{t('statistics.open')}</LinkButton>
            )}
            <ImportDialog courseId={course.id} />
            {write}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        {course.standing + course.retired > 0 && (
          <BothTests courseId={course.id} tests={tests} askable={questions} compose={compose} same={same} />
        )}
        <div>
          <h2 className="mb-3">{t('list.title')}</h2>
          <FilterBar>
            <SearchField
              label={t('list.search')}
              main
              defaultValue={request.q}
              className="md:min-w-72 md:flex-1"
            />
            <Field label={t('kind')} hideLabel unmarked>
              <Select
                name="kind"
                defaultValue={kind ?? ''}
                placeholder={t('list.anyKind')}
                options={Object.values(TestQuestionKind).map((value) => ({
                  value,
                  label: t(`kinds.${value}`),
                }))}
              />
            </Field>
            <Field label={t('list.state')} hideLabel unmarked>
              <Select
                name="state"
                defaultValue={retired ? 'retired' : ''}
                placeholder={t('list.standing')}
                options={[{ value: 'retired', label: t('list.retired') }]}
              />
            </Field>
          </FilterBar>
          <Panel flush>
            {rows.length > 0 ? (
              <>
                <QuestionTable courseId={course.id} rows={rows} statistics={statistics} />
                <Pagination
                  page={page}
                  pageSize={pageSize}
                  total={total}
                  path={base}
                  params={{
                    q: request.q || undefined,
                    kind: kind ?? undefined,
                    state: retired ? 'retired' : undefined,
                  }}
                />
              </>
            ) : (
              <EmptyState
                title={t(narrowed ? 'list.noMatch' : 'list.empty')}
                action={narrowed ? undefined : write}
              >
                {t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
              </EmptyState>
            )}
          </Panel>
        </div>
      </div>
    </ClientMessages>
  );
}
