import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { FormEditor } from '@/components/feedback-forms/editor';
import { VersionsPanel } from '@/components/feedback-forms/versions-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { tabClass, tabListClass } from '@/components/ui/tab-style';
import { courseForm } from '@/lib/assessment/forms/versions/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { filterOf } from '@/lib/text/page';
import { FeedbackFormKind } from '@/prisma/generated/enums';
import { restore, save } from './actions';
import { phoneWords } from './phone-words';

const kinds = Object.values(FeedbackFormKind);

type Props = {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('feedbackForms'))('title') };
}

const versionOf = (value: string | string[] | undefined): number | null =>
  typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : null;

/** What are the people of this course asked, at its end and months later? */
export default async function CourseFormsPage({ params, searchParams }: Props) {
  const [actor, { courseId }, search, locale] = await Promise.all([
    requireActor(),
    params,
    searchParams,
    getLocale(),
  ]);
  const kind = filterOf(search.kind, kinds) ?? 'EVALUATION';
  const form = await found(courseForm(actor, courseId, kind, versionOf(search.version)));
  const [t, courses] = await Promise.all([getTranslations('feedbackForms'), getTranslations('courses')]);
  const { course, latest, shown } = form;
  const base = `/courses/${course.id}/forms`;
  return (
    <ClientMessages namespaces={['feedbackForms']}>
      <PageHeader
        trail={[
          { href: '/courses', label: courses('title') },
          { href: `/courses/${course.id}`, label: course.code },
        ]}
        title={t('title')}
        facts={<span>{t('hint')}</span>}
      />
      <nav aria-label={t('forms')} className="mb-5">
        <div className={tabListClass}>
          {kinds.map((each) => (
            <Link
              key={each}
              href={`${base}?kind=${each}`}
              aria-current={each === kind ? 'page' : undefined}
              className={tabClass}
            >
              {t(`form.${each}`)}
            </Link>
          ))}
        </div>
      </nav>
      <div className="flex flex-col gap-4">
        {kind === 'FOLLOW_UP' && course.followUpMonths === null && (
          <Notice
            tone="info"
            title={t('askedNobody')}
            actions={<LinkButton href={`/courses/${course.id}`}>{t('toCourse')}</LinkButton>}
          >
            {t('askedNobodyText')}
          </Notice>
        )}
        {shown !== latest && (
          <Notice
            tone="info"
            title={shown === 0 ? t('oldBrought') : t('old', { version: shown })}
            actions={<LinkButton href={`${base}?kind=${kind}`}>{t('toCurrent')}</LinkButton>}
          >
            {t('oldText')}
          </Notice>
        )}
        <FormEditor
          key={`${kind} ${shown} ${form.base}`}
          courseId={course.id}
          kind={kind}
          definition={form.definition}
          latest={latest}
          base={form.base}
          words={phoneWords(kind, course)}
          locale={locale}
          save={save}
        />
        <VersionsPanel form={form} restore={restore} />
      </div>
    </ClientMessages>
  );
}
