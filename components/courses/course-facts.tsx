import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import type { CourseView } from '@/lib/courses/queries';
import { inLanguage } from '@/lib/text/in-language';

/** Whom the course is for, how long it takes, who may teach it, and what one gets for it. */
export function CourseFacts({ course }: { course: CourseView }) {
  const t = useTranslations('courses');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  const { programme, confers, certificateKind } = course;
  return (
    <Panel title={t('facts')}>
      <DescriptionList
        facts={[
          { term: t('kind'), value: t(`kinds.${course.kind}`) },
          {
            term: t('programme'),
            value: (
              <Link className="link" href={`/programmes/${programme.id}`}>
                {inLanguage(language, programme.titleEn, programme.titleRu)}
              </Link>
            ),
          },
          { term: t('audience'), value: course.audience },
          { term: t('length'), value: course.days !== null && t('lengthDays', { count: course.days }) },
          { term: t('mayTeach'), value: <MayTeach types={course.entitledTypes} /> },
          {
            term: t('certificateKind'),
            value: certificateKind ? t(`certificate.${certificateKind}`) : t('certificate.none'),
          },
          {
            term: t('confers'),
            value: confers ? (
              <>
                <Link className="link" href={`/qualifications/kinds/${confers.id}`}>
                  {inLanguage(language, confers.nameEn, confers.nameRu)}
                </Link>{' '}
                <span className="text-ink-muted">
                  {confers.validityMonths === null
                    ? t('withoutEnd')
                    : t('forMonths', { count: confers.validityMonths })}
                </span>
              </>
            ) : (
              t('confersNothing')
            ),
          },
          ...(course.curricula.length > 0
            ? [
                {
                  term: t('curricula'),
                  value: (
                    <ul>
                      {course.curricula.map(({ position, curriculum }) => (
                        <li key={curriculum.code}>
                          {t('positionIn', { position, count: curriculum._count.courses })}{' '}
                          {inLanguage(language, curriculum.titleEn, curriculum.titleRu)}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
          ...(course.sensitive
            ? [
                {
                  term: t('sensitive'),
                  value: (
                    <State tone="warn" plain className="whitespace-normal!">
                      {t('sensitiveYes')}
                    </State>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

function MayTeach({ types }: { types: CourseView['entitledTypes'] }) {
  const t = useTranslations('courses');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  if (types.length === 0) return t('anyoneMayTeach');
  return (
    <>
      {t('holdersMayTeach', { count: types.length })}
      <ul>
        {types.map(({ id, nameEn, nameRu }) => (
          <li key={id}>
            <Link className="link" href={`/qualifications/kinds/${id}`}>
              {inLanguage(language, nameEn, nameRu)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
