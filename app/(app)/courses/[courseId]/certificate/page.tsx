import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { TemplateEditor } from '@/components/certificates/template/editor';
import { VersionsPanel } from '@/components/certificates/template/versions-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { tabClass, tabListClass } from '@/components/ui/tab-style';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { courseTemplate } from '@/lib/certificates/templates/queries';
import { filterOf } from '@/lib/text/page';
import { CertificateLanguage } from '@/prisma/generated/enums';
import { restore, save } from './actions';

const languages = Object.values(CertificateLanguage);

type Props = {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificateTemplates'))('open') };
}

const versionOf = (value: string | string[] | undefined): number | null =>
  typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : null;

/** What will the certificates of this course look like? */
export default async function CertificateTemplatePage({ params, searchParams }: Props) {
  const [actor, { courseId }, search] = await Promise.all([requireActor(), params, searchParams]);
  const language = filterOf(search.language, languages) ?? 'EN';
  const template = await found(courseTemplate(actor, courseId, language, versionOf(search.version)));
  const [t, courses] = await Promise.all([
    getTranslations('certificateTemplates'),
    getTranslations('courses'),
  ]);
  const { course, latest, shown } = template;
  const base = `/courses/${course.id}/certificate`;
  return (
    <ClientMessages namespaces={['certificateTemplates', 'certificates.problem', 'certificates.what']}>
      <PageHeader
        trail={[
          { href: '/courses', label: courses('title') },
          { href: `/courses/${course.id}`, label: course.code },
        ]}
        title={t('open')}
        facts={<span>{t('hint')}</span>}
      />
      <nav aria-label={t('languages')} className="mb-5">
        <div className={tabListClass}>
          {languages.map((each) => (
            <Link
              key={each}
              href={`${base}?language=${each}`}
              aria-current={each === language ? 'page' : undefined}
              className={tabClass}
            >
              {t(`language.${each}`)}
            </Link>
          ))}
        </div>
      </nav>
      <div className="flex flex-col gap-4">
        {!course.certificateKind && (
          <Notice tone="info" title={t('noCertificateTitle')}>
            {t('noCertificateText')}
          </Notice>
        )}
        {shown !== latest && shown !== null && (
          <Notice
            tone="info"
            title={t('old', { version: shown })}
            actions={<LinkButton href={`${base}?language=${language}`}>{t('toCurrent')}</LinkButton>}
          >
            {t('oldText')}
          </Notice>
        )}
        <TemplateEditor
          key={`${language} ${shown} ${latest}`}
          courseId={course.id}
          language={language}
          definition={template.definition}
          latest={latest}
          images={template.images}
          save={save}
        />
        <VersionsPanel template={template} restore={restore} />
      </div>
    </ClientMessages>
  );
}
