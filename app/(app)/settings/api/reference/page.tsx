import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { HowToBegin } from '@/components/api-reference/how-to-begin';
import { ProblemsPanel } from '@/components/api-reference/problems-panel';
import { ResourcePanel } from '@/components/api-reference/resource-panel';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/session';
import { publicUrl } from '@/lib/env/settings';
import { problemReferences, resourceReferences } from '@/lib/reports/api/reference/rules';
import { apiPath } from '@/lib/reports/api/resources/rules';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api.page'))('title') };
}

/** What can a program read here, and how? */
export default async function ApiReferencePage() {
  await requireActor();
  const [t, tokens, settings, locale] = await Promise.all([
    getTranslations('api.page'),
    getTranslations('apiTokens'),
    getTranslations('settings'),
    getLocale(),
  ]);
  const address = `${publicUrl()}${apiPath}`;
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={t('intro', { address })}
        trail={[
          { href: '/settings', label: settings('title') },
          { href: '/settings/api', label: tokens('title') },
        ]}
      />
      <div className="flex max-w-4xl flex-col gap-4">
        <HowToBegin address={address} />
        {resourceReferences(locale).map((resource) => (
          <ResourcePanel key={resource.name} resource={resource} />
        ))}
        <ProblemsPanel problems={problemReferences(locale)} />
      </div>
    </>
  );
}
