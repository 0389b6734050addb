import Link from 'next/link';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import type { ProgrammeView } from '@/lib/programmes/queries';
import { inLanguage } from '@/lib/text/in-language';

type Props = { programme: ProgrammeView; manages: boolean };

/** The ordered series of courses, each with its order to be seen and, for those who may, to be changed. */
export function CurriculumList({ programme, manages }: Props) {
  const t = useTranslations('programmes');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  const path = `/programmes/${programme.id}/curricula`;
  return (
    <Panel
      title={t('curricula')}
      actions={
        manages && (
          <LinkButton size="sm" href={`${path}/new`} icon={<Plus aria-hidden className="size-4" />}>
            {t('curriculum.new')}
          </LinkButton>
        )
      }
    >
      {programme.curricula.length === 0 && <p className="text-ink-muted">{t('curriculum.none')}</p>}
      <div className="flex flex-col gap-5">
        {programme.curricula.map(({ id, code, titleEn, titleRu, courses }) => (
          <div key={id}>
            <div className="flex items-start justify-between gap-3">
              <h3>
                {inLanguage(language, titleEn, titleRu)}{' '}
                <span className="text-ink-muted text-sm font-normal">{code}</span>
              </h3>
              {manages && (
                <LinkButton size="sm" variant="quiet" href={`${path}/${id}`} className="-mt-1 shrink-0">
                  {t('curriculum.arrange')}
                </LinkButton>
              )}
            </div>
            <ol className="mt-2 flex flex-col gap-1.5">
              {courses.map(({ position, course }) => (
                <li key={course.id} className="flex items-start gap-2.5">
                  <span
                    aria-hidden
                    className="bg-sunken text-ink-muted flex size-6 shrink-0 items-center justify-center rounded-full text-sm"
                  >
                    {position}
                  </span>
                  <span className="min-w-0 pt-0.5">
                    <Link href={`/courses/${course.id}`} className="link">
                      {inLanguage(language, course.titleEn, course.titleRu)}
                    </Link>{' '}
                    <span className="text-ink-muted text-sm">{course.code}</span>
                  </span>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </Panel>
  );
}
