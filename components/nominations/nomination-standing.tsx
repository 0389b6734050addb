'use client';

import { useTranslations } from 'next-intl';
import { EnrolmentState } from '@/components/enrolments/enrolment-state';
import { State } from '@/components/ui/state';
import type { NominationView } from '@/lib/enrolments/nominations/queries';
import { shownName } from '@/lib/people/names/rules';
import { nominationTone } from './nomination-tone';

/** Where a nomination stands, with the reason, the question and its answer. */
export function NominationStanding({ nomination }: { nomination: NominationView }) {
  const t = useTranslations('nominations');
  const { state, enrolment, reason, question, answer, replaces } = nomination;
  return (
    <span className="flex min-w-0 flex-col gap-1">
      {state === 'ACCEPTED' && enrolment ? (
        <EnrolmentState state={enrolment} plain />
      ) : (
        <State plain tone={nominationTone[state]}>
          {t(`state.${state}`)}
        </State>
      )}
      {question && (
        <span className="text-sm">
          <span className="text-ink-muted">{t('questionWas')}</span> {question}
        </span>
      )}
      {answer && (
        <span className="text-sm">
          <span className="text-ink-muted">{t('answerWas')}</span> {answer}
        </span>
      )}
      {reason && reason !== question && <span className="text-ink-muted text-sm">{reason}</span>}
      {replaces && (
        <span className="text-ink-muted text-sm">{t('inPlaceOf', { name: shownName(replaces) })}</span>
      )}
    </span>
  );
}
