import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { RemoveEntry } from '@/components/programmes/remove-entry';
import { ResultForm } from '@/components/programmes/result-form';
import { EvidencePanel } from '@/components/results/evidence-panel';
import { ResultHistory } from '@/components/results/result-history';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { found } from '@/lib/auth/found';
import { courseOptions } from '@/lib/courses/queries';
import { countryChoices } from '@/lib/people/countries/queries';
import { institutionName } from '@/lib/people/institutions/rules';
import { evidenceOf } from '@/lib/programmes/results/evidence/queries';
import { evidenceLimit } from '@/lib/programmes/results/evidence/schema';
import { resultRecord, runChoices } from '@/lib/programmes/results/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { findInstitutions, recordResult, removeEvidence, removeResult } from '../../actions';
import { managedProgramme } from '../seen';

type Props = {
  programmeId: string;
  resultId: string | null;
  /** The run that a new result came of. */
  runId?: string | null;
};

const blank = {
  ...{ courseId: null, institutionId: null, countryCode: null, achievedBy: null, place: '', what: '' },
  ...{ quantity: null, unit: null, furtherQuantity: null, furtherUnit: null },
  ...{ happenedFrom: null, happenedTo: null, remark: null, source: null },
};

/** The form of a result of a programme, with what shows it and what it said before; `resultId` null: a new one. */
export async function ResultPage({ programmeId, resultId, runId = null }: Props) {
  const { actor, programme } = await managedProgramme(programmeId);
  const result = resultId ? await found(resultRecord(actor, resultId)) : null;
  if (result && result.programmeId !== programme.id) notFound();
  const runIds = result ? result.runs.map(({ id }) => id) : runId ? [runId] : [];
  const [t, locale] = await Promise.all([getTranslations('programmes'), getLocale()]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const [courses, runs, countries, files] = await Promise.all([
    courseOptions(actor, result?.courseId ? [result.courseId] : []),
    runChoices(actor, programme.id, runIds),
    countryChoices(actor, language),
    result ? evidenceOf(actor, result.id) : [],
  ]);
  const own = courses.filter((course) => course.programmeId === programme.id);
  const { institution } = result ?? { institution: null };
  const institutions = institution
    ? [{ value: institution.id, label: institutionName(language, institution) }]
    : [];
  const courseChoices = own.map(({ id, code, titleEn, titleRu }) => ({
    value: id,
    label: `${code} · ${inLanguage(language, titleEn, titleRu)}`,
  }));
  const runOptions = runs.map(({ id, code, startsOn, cityEn, cityRu }) => ({
    value: id,
    label: code,
    detail: `${inLanguage(language, cityEn, cityRu)}, ${formatDate(startsOn, locale)}`,
  }));
  const choices = [...courseChoices, ...runOptions, ...countries, ...institutions];
  const fields = Object.keys(blank) as (keyof typeof blank)[];
  const values = result
    ? (Object.fromEntries(fields.map((field) => [field, result[field]])) as Pick<
        typeof result,
        keyof typeof blank
      >)
    : blank;
  return (
    <ClientMessages namespaces={['programmes', 'results']}>
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
      <div className="flex flex-col gap-4">
        <ResultForm
          key={result?.id ?? 'new'}
          programmeId={programme.id}
          resultId={result?.id ?? null}
          values={{ ...values, runIds: runIds.filter((id) => runs.some((run) => run.id === id)) }}
          courses={courseChoices}
          runs={runOptions}
          countries={countries}
          institutions={institutions}
          findInstitutions={findInstitutions}
          save={recordResult}
        />
        {result && (
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <EvidencePanel
              resultId={result.id}
              files={files}
              timeZone={result.timeZone}
              megabytes={evidenceLimit / 1024 / 1024}
              remove={removeEvidence}
            />
            <ResultHistory
              result={result}
              timeZone={result.timeZone}
              names={Object.fromEntries(choices.map(({ value, label }) => [value, label]))}
            />
          </div>
        )}
      </div>
    </ClientMessages>
  );
}
