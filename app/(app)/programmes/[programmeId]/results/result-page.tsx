import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { RemoveEntry } from '@/components/programmes/remove-entry';
import { ResultForm } from '@/components/programmes/result-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { courseOptions } from '@/lib/courses/queries';
import { inLanguage } from '@/lib/text/in-language';
import { recordResult, removeResult } from '../../actions';
import { managedProgramme } from '../seen';

type Props = { programmeId: string; resultId: string | null };

const empty = {
  courseId: null,
  achievedBy: '',
  place: '',
  what: '',
  quantity: null,
  unit: null,
  remark: null,
};

/** The form of a result of a programme; `resultId` null: a new one. */
export async function ResultPage({ programmeId, resultId }: Props) {
  const { actor, programme } = await managedProgramme(programmeId);
  const result = programme.results.find(({ id }) => id === resultId);
  if (resultId && !result) notFound();
  const [t, locale, all] = await Promise.all([
    getTranslations('programmes'),
    getLocale(),
    courseOptions(actor, result?.courseId ? [result.courseId] : []),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const { courseId, achievedBy, place, what, quantity, unit, remark } = result ?? empty;
  return (
    <ClientMessages namespaces={['programmes']}>
      <PageHeader
        trail={[
          { href: '/programmes', label: t('title') },
          { href: `/programmes/${programme.id}`, label: programme.code },
        ]}
        title={t(result ? 'result.changeTitle' : 'result.new')}
        actions={
          result && (
            <RemoveEntry
              name={result.what}
              programmeId={programme.id}
              remove={removeResult.bind(null, { programmeId: programme.id, resultId: result.id })}
            />
          )
        }
      />
      <ResultForm
        programmeId={programme.id}
        resultId={result?.id ?? null}
        values={{ courseId, achievedBy, place, what, quantity, unit, remark }}
        courses={all
          .filter((course) => course.programmeId === programme.id)
          .map(({ id, code, titleEn, titleRu }) => ({
            value: id,
            label: `${code} · ${inLanguage(language, titleEn, titleRu)}`,
          }))}
        save={recordResult}
      />
    </ClientMessages>
  );
}
