import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { TemplateForm } from '@/components/mail-templates/template-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { tabClass, tabListClass } from '@/components/ui/tab-style';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { mailTemplate } from '@/lib/mail/queries';
import { languages, templateKeySchema } from '@/lib/mail/schema';
import { resetTemplate, setTemplate } from '../actions';

type Props = {
  params: Promise<{ template: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tabs'))('mail-templates') };
}

/** What does this mail say, and what will it look like? */
export default async function MailTemplatePage({ params, searchParams }: Props) {
  const [actor, { template }, search] = await Promise.all([requireActor(), params, searchParams]);
  const key = templateKeySchema.safeParse({ name: template, language: search.language ?? 'EN' });
  if (!key.success) notFound();
  const shown = await found(mailTemplate(actor, key.data));
  const [t, settings] = await Promise.all([getTranslations('mailTemplates'), getTranslations('settings')]);
  return (
    <ClientMessages namespaces={['mailTemplates']}>
      <PageHeader
        title={t(`names.${shown.name}`)}
        trail={[
          { href: '/settings', label: settings('title') },
          { href: '/settings/mail-templates', label: settings('tabs.mail-templates') },
        ]}
      />
      <nav aria-label={t('languages')} className="mb-5">
        <div className={tabListClass}>
          {languages.map((language) => (
            <Link
              key={language}
              href={`/settings/mail-templates/${shown.name}?language=${language}`}
              aria-current={language === shown.language ? 'page' : undefined}
              className={tabClass}
            >
              {t(`language.${language}`)}
            </Link>
          ))}
        </div>
      </nav>
      <TemplateForm
        key={`${shown.name} ${shown.language} ${shown.words.subject} ${shown.words.text}`}
        {...shown}
        save={setTemplate}
        reset={resetTemplate}
      />
    </ClientMessages>
  );
}
