import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { CompletionReason } from '@/components/certificates/completion-reason';
import { State, type Tone } from '@/components/ui/state';
import type { MyCourse } from '@/lib/certificates/participation/queries';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { OwnAttendance } from './own-attendance';
import { PlaceState } from './place-state';

const tone = { MET: 'ok', OPEN: 'info', NOT_MET: 'warn' } as const satisfies Record<string, Tone>;

/** One course: whether it is completed and why, and what was recorded session by session. */
export function CourseItem({ course }: { course: MyCourse }) {
  const t = useTranslations('me');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const { run, completion, state, sessions } = course;
  const begun = sessions.some((session) => session.begun);
  return (
    <li className="px-4 py-3.5 first:pt-0">
      <h3 className="text-balance">{inLanguage(language, run.course.titleEn, run.course.titleRu)}</h3>
      <p className="text-ink-muted mb-1">
        {formatDateRange(run.startsOn, run.endsOn, locale)} · {inLanguage(language, run.cityEn, run.cityRu)}
      </p>
      {run.cancelled ? (
        <State tone="ended" plain>
          {t('cancelled')}
        </State>
      ) : begun && completion ? (
        <>
          <State tone={tone[completion.state]} plain>
            {t(`completion.${completion.state}`)}
          </State>
          <div className="text-ink-muted text-sm">
            <CompletionReason completion={completion} />
          </div>
        </>
      ) : (
        <PlaceState state={state} plain />
      )}
      {state === 'CONFIRMED' && begun && (
        <details className="group mt-2">
          <summary className="h-control flex w-fit cursor-pointer list-none items-center gap-1 rounded-md pr-2 font-medium [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
            {t('attendance')}
            <span className="text-ink-muted ml-1 font-normal">
              {t('sessions', { count: sessions.length })}
            </span>
          </summary>
          <OwnAttendance course={course} />
        </details>
      )}
    </li>
  );
}
