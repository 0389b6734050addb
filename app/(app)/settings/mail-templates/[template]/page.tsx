import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { TemplateForm } from '@/components/mail-templates/template-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { TabLinks } from '@/components/ui/tab-links';
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
      <TabLinks
        label={t('languages')}
        tabs={languages.map((language) => ({
          href: `/settings/mail-templates/${shown.name}?language=${language}`,
          label: t(`language.${language}`),
        }))}
      />
      <TemplateForm
        key={`${shown.name} ${shown.language} ${shown.words.subject} ${shown.words.text}`}
        {...shown}
        save={setTemplate}
        reset={resetTemplate}
      />
    </ClientMessages>
  );
}
