import { getLocale, getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import type { FieldToMerge } from '@/components/people/merge-fields';
import { MergeForm } from '@/components/people/merge-form';
import { MergePreview } from '@/components/people/merge-preview';
import { TwoNames } from '@/components/people/two-names';
import { ClientMessages } from '@/components/shell/client-messages';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { mergePreview, type MergePreview as Preview } from '@/lib/certificates/merges/preview/queries';
import { mergeFields, type MergeField } from '@/lib/certificates/merges/rules';
import { institutionName } from '@/lib/people/institutions/rules';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { idOf } from '@/lib/text/page';
import { merge } from './actions';

type Search = Promise<Record<string, string | string[] | undefined>>;
type Side = Preview['kept'];

export async function generateMetadata() {
  return { title: (await getTranslations('merges'))('title') };
}

/** What becomes of two records of one person? `a` stays, `b` is merged into it. */
export default async function MergePage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t, people, locale] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations('merges'),
    getTranslations('people'),
    getLocale(),
  ]);
  // Which two is chosen there.
  if (!search.a && !search.b) redirect('/people/duplicates');
  const [keptId, mergedId] = [idOf(search.a), idOf(search.b)];
  if (!keptId || !mergedId) notFound();
  const preview = await found(mergePreview(actor, keptId, mergedId));
  const common = await getTranslations('common');
  const language = locale === 'ru' ? 'RU' : 'EN';
  const labels: Partial<Record<MergeField, string>> = {
    sex: people('sex.label'),
    countryCode: common('country'),
    institutionId: common('institution'),
  };
  const said = (side: Side, field: MergeField): string | null => {
    if (field === 'sex') return side.sex && people(`sex.${side.sex}`);
    if (field === 'birthDate') return side.birthDate && formatDate(side.birthDate, locale);
    if (field === 'countryCode')
      return side.country && inLanguage(language, side.country.nameEn, side.country.nameRu);
    if (field === 'institutionId') return side.institution && institutionName(language, side.institution);
    if (field === 'preferredLanguage' && side.preferredLanguage) {
      const key = `language.${side.preferredLanguage}` as 'language.en';
      return people.has(key) ? people(key) : side.preferredLanguage;
    }
    return side[field];
  };
  const fields = mergeFields.flatMap((field): FieldToMerge[] => {
    const [kept, merged] = [said(preview.kept, field), said(preview.merged, field)];
    const label = labels[field] ?? people(`field.${field}` as 'field.email');
    return kept === null && merged === null ? [] : [{ field, label, kept, merged }];
  });
  const { kept, merged } = preview.accounts;
  return (
    <ClientMessages namespaces={['merges']}>
      <PageHeader
        title={t('title')}
        trail={[
          { href: '/people', label: people('title') },
          { href: '/people/duplicates', label: (await getTranslations('duplicates'))('title') },
        ]}
        actions={<LinkButton href={`/people/merge?a=${mergedId}&b=${keptId}`}>{t('swap')}</LinkButton>}
      />
      <div className="flex max-w-4xl flex-col gap-4">
        <div className="grid gap-4 md:grid-cols-2">
          <Panel title={t('stays')}>
            <TwoNames {...preview.kept} href={`/people/${keptId}`} />
          </Panel>
          <Panel title={t('goes')}>
            <TwoNames {...preview.merged} href={`/people/${mergedId}`} />
          </Panel>
        </div>
        <MergePreview preview={preview} />
        <MergeForm
          key={`${keptId} ${mergedId}`}
          keptId={keptId}
          mergedId={mergedId}
          fields={fields}
          accounts={kept && merged ? { kept, merged } : null}
          needsReason={preview.needsReason}
          stopped={preview.obstacles.length > 0}
          merge={merge}
        />
      </div>
    </ClientMessages>
  );
}
