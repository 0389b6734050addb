import { useTranslations } from 'next-intl';
import type { QualificationTypeRow } from '@/lib/qualifications/queries';
import { CourseLinks } from './course-links';

/** What renews a kind of status. */
export function TypeRenewalFacts({ type }: { type: QualificationTypeRow }) {
  const t = useTranslations('qualifications');
  const { renewalRuns, refresherCourse } = type;
  if (renewalRuns === null && !refresherCourse)
    return <span className="text-ink-muted">{t('renewalNone')}</span>;
  return (
    <>
      {renewalRuns !== null && <p>{t('renewalByTeaching', { runs: renewalRuns })}</p>}
      {refresherCourse && <CourseLinks courses={[refresherCourse]} none="" />}
    </>
  );
}
