'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/checkbox';
import { SkeletonLines } from '@/components/ui/skeleton';
import { State } from '@/components/ui/state';
import type { Landing } from '@/lib/runs/agenda/template/rules';
import type { Agenda } from '@/lib/runs/sessions/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { KindIcon } from './kind';
import { TaskDialog } from './task-dialog';
import type { AgendaActions } from './types';
import { useAnswer } from './use-answer';
import type { OfferUndo } from './use-undoable';

type Props = {
  agenda: Agenda;
  actions: Pick<AgendaActions, 'previewTemplate' | 'applyTemplate'>;
  offerUndo: OfferUndo;
  onClose: () => void;
};

/** How the agenda of the course lands on the days of this run; the free days can be filled. */
export function ApplyTemplateDialog({ agenda, actions, offerUndo, onClose }: Props) {
  const t = useTranslations('agenda');
  const { value: days, failed } = useAnswer(() => actions.previewTemplate({ runId: agenda.id }));
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [withTrainers, setWithTrainers] = useState(true);
  const applying = useCommand(actions.applyTemplate, {
    onDone: ({ count, undo }) => {
      onClose();
      offerUndo(t('template.applied', { count }), undo);
    },
  });
  const chosen = (days ?? [])
    .filter(({ state, dayNumber }) => state === 'FREE' && !left.has(dayNumber))
    .map(({ dayNumber }) => dayNumber);
  const choose = (dayNumber: number, wanted: boolean) =>
    setLeft((before) => {
      const next = new Set(before);
      if (wanted) next.delete(dayNumber);
      else next.add(dayNumber);
      return next;
    });
  return (
    <TaskDialog
      wide
      title={t('template.applyTitle')}
      description={t('template.applyText')}
      submit={t('template.apply')}
      disabled={chosen.length === 0}
      pending={applying.pending}
      onSubmit={() => applying.run({ runId: agenda.id, days: chosen, withTrainers })}
      onClose={onClose}
    >
      <Failure
        refusals={failed ? [{ code: 'NO_CONNECTION' }, ...applying.refusals] : applying.refusals}
        errorId={applying.errorId}
      />
      {!days && !failed && <SkeletonLines lines={6} />}
      {days?.map((day) => (
        <LandingDay
          key={day.dayNumber}
          landing={day}
          chosen={chosen.includes(day.dayNumber)}
          onChoose={(wanted) => choose(day.dayNumber, wanted)}
        />
      ))}
      {agenda.trainers.length > 0 && (
        <Checkbox
          label={t('template.withTrainers')}
          hint={t('template.withTrainersHint')}
          checked={withTrainers}
          onChange={(event) => setWithTrainers(event.target.checked)}
        />
      )}
    </TaskDialog>
  );
}

type DayProps = { landing: Landing; chosen: boolean; onChoose: (wanted: boolean) => void };

function LandingDay({ landing: { dayNumber, day, state, sessions }, chosen, onChoose }: DayProps) {
  const t = useTranslations('agenda');
  const s = useTranslations('sessions');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <section className="border-line rounded-md border px-3 py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <Checkbox
          label={`${s('dayOf', { day: dayNumber })} · ${formatDate(day, locale, 'weekday')}`}
          checked={chosen}
          disabled={state !== 'FREE'}
          onChange={(event) => onChoose(event.target.checked)}
        />
        {state !== 'FREE' && (
          <State tone="warn" plain>
            {t(`template.state.${state}`)}
          </State>
        )}
      </div>
      <ul className="text-ink-muted pl-7 text-sm">
        {sessions.map((session, index) => (
          <li key={index} className="flex items-start gap-2">
            <span className="shrink-0 tabular-nums">
              {session.startsAtLocal.slice(11)}–{session.endsAtLocal.slice(11)}
            </span>
            <KindIcon kind={session.kind} className="mt-0.5 size-3.5 shrink-0" />
            <span className="min-w-0 break-words">
              {inLanguage(language, session.titleEn, session.titleRu)}
            </span>
            {session.track && <Badge>{session.track}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}
