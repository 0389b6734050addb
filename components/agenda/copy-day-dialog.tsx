'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { Agenda } from '@/lib/runs/sessions/queries';
import { formatDate } from '@/lib/text/format';
import { agendaDays, plannedDays } from './days';
import { TaskDialog } from './task-dialog';
import type { AgendaActions } from './types';
import type { OfferUndo } from './use-undoable';

type Props = { agenda: Agenda; copyDay: AgendaActions['copyDay']; offerUndo: OfferUndo; onClose: () => void };

/** Plans a day like another. */
export function CopyDayDialog({ agenda, copyDay, offerUndo, onClose }: Props) {
  const t = useTranslations('agenda');
  const s = useTranslations('sessions');
  const locale = useLocale();
  const days = agendaDays(agenda);
  const planned = plannedDays(agenda);
  const [from, setFrom] = useState(days.find((day) => planned.has(day)) ?? '');
  const [to, setTo] = useState(days.find((day) => !planned.has(day)) ?? '');
  const copying = useCommand(copyDay, {
    onDone: ({ sessionIds, undo }) => {
      onClose();
      offerUndo(s('copied', { count: sessionIds.length }), undo);
    },
  });
  const option = (day: string) => ({ value: day, label: formatDate(day, locale, 'weekday') });
  return (
    <TaskDialog
      title={t('copy.title')}
      submit={t('copy.submit')}
      disabled={!from || !to || from === to}
      pending={copying.pending}
      onSubmit={() => copying.run({ runId: agenda.id, from, to })}
      onClose={onClose}
    >
      <Failure refusals={copying.refusals} errorId={copying.errorId} />
      <Field label={t('copy.from')} unmarked>
        <Select
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          options={days.filter((day) => planned.has(day)).map(option)}
        />
      </Field>
      <Field label={t('copy.to')} unmarked hint={planned.has(to) ? t('copy.beside') : undefined}>
        <Select
          value={to}
          onChange={(event) => setTo(event.target.value)}
          options={days.filter((day) => day !== from).map(option)}
        />
      </Field>
    </TaskDialog>
  );
}
