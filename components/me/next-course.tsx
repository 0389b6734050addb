import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import type { MyCourse } from '@/lib/certificates/participation/queries';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { Agenda } from './agenda';
import { PlaceState } from './place-state';
import { placeLines } from './place-lines';

/** Where to be, and when. */
export function NextCourse({ course }: { course: MyCourse }) {
  const t = useTranslations('me');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const { run } = course;
  const facts = [
    { term: t('when'), value: formatDateRange(run.startsOn, run.endsOn, locale) },
    {
      term: t('where'),
      value: placeLines(run, language).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      )),
    },
    {
      term: t('languages'),
      value: run.languages
        .map((code) => (t.has(`language.${code}`) ? t(`language.${code}`) : code))
        .join(', '),
    },
  ];
  return (
    <Panel
      title={t(run.startsOn <= run.today ? 'now' : 'next')}
      actions={<PlaceState state={course.state} />}
      className="border-accent-line!"
    >
      <p className="mb-3 text-lg font-semibold text-balance">
        {inLanguage(language, run.course.titleEn, run.course.titleRu)}
      </p>
      <DescriptionList facts={facts} stacked />
      <h3 className="mt-4 mb-1.5">{t('agenda')}</h3>
      <Agenda course={course} />
    </Panel>
  );
}
