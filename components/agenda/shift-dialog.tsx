'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { shiftScopes, type Shift } from '@/lib/runs/agenda/schema';
import type { Agenda } from '@/lib/runs/sessions/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { dayOfSession, plannedDays } from './days';
import { TaskDialog } from './task-dialog';
import type { AgendaActions } from './types';
import type { OfferUndo } from './use-undoable';

type Props = {
  agenda: Agenda;
  shiftSessions: AgendaActions['shiftSessions'];
  offerUndo: OfferUndo;
  onClose: () => void;
};

const units = { MINUTES: 1, HOURS: 60, DAYS: 24 * 60 } as const;
type Unit = keyof typeof units;

/** So many of a unit, as the whole days and the minutes on top that the command takes. */
function parts(amount: number, unit: Unit): Pick<Shift, 'days' | 'minutes'> {
  const all = Math.round(amount * units[unit]);
  return { days: Math.trunc(all / units.DAYS), minutes: all % units.DAYS };
}

/** Shifts everything, a day, or what comes from a session on. */
export function ShiftDialog({ agenda, shiftSessions, offerUndo, onClose }: Props) {
  const t = useTranslations('agenda');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const sessions = agenda.sessions.filter(({ cancelled }) => !cancelled);
  const days = [...plannedDays(agenda)].sort();
  const [scope, setScope] = useState<Shift['scope']>('ALL');
  const [day, setDay] = useState(days[0] ?? '');
  const [sessionId, setSessionId] = useState(sessions[0]?.id ?? '');
  const [amount, setAmount] = useState('30');
  const [unit, setUnit] = useState<Unit>('MINUTES');
  const [earlier, setEarlier] = useState(false);
  const shifting = useCommand(shiftSessions, {
    onDone: ({ count, undo }) => {
      onClose();
      offerUndo(t('shift.done', { count }), undo);
    },
  });
  const by = parts((earlier ? -1 : 1) * Math.max(0, Number(amount) || 0), unit);
  return (
    <TaskDialog
      title={t('shift.title')}
      description={t('shift.description')}
      submit={t('shift.submit')}
      disabled={by.days === 0 && by.minutes === 0}
      pending={shifting.pending}
      onSubmit={() =>
        shifting.run({
          runId: agenda.id,
          scope,
          day: scope === 'DAY' ? day : null,
          sessionId: scope === 'FROM' ? sessionId : null,
          ...by,
        })
      }
      onClose={onClose}
    >
      <Failure refusals={shifting.refusals} errorId={shifting.errorId} />
      <RadioGroup
        legend={t('shift.what')}
        name="scope"
        value={scope}
        onChange={(event) => setScope(event.target.value as Shift['scope'])}
        options={shiftScopes.map((each) => ({ value: each, label: t(`shift.scope.${each}`) }))}
      />
      {scope === 'DAY' && (
        <Field label={t('shift.day')} unmarked>
          <Select
            value={day}
            onChange={(event) => setDay(event.target.value)}
            options={days.map((each) => ({ value: each, label: formatDate(each, locale, 'weekday') }))}
          />
        </Field>
      )}
      {scope === 'FROM' && (
        <Field label={t('shift.session')} unmarked>
          <Select
            value={sessionId}
            onChange={(event) => setSessionId(event.target.value)}
            options={sessions.map((each) => ({
              value: each.id,
              label: `${formatDate(dayOfSession(each), locale, 'dayMonth')} ${each.startsAtLocal.slice(11)} ${inLanguage(language, each.titleEn, each.titleRu)}`,
            }))}
          />
        </Field>
      )}
      <div className="grid grid-cols-3 gap-4">
        <Field label={t('shift.amount')} unmarked>
          <Input
            type="number"
            min={1}
            max={10000}
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        </Field>
        <Field label={t('shift.unit')} unmarked>
          <Select
            value={unit}
            onChange={(event) => setUnit(event.target.value as Unit)}
            options={Object.keys(units).map((each) => ({
              value: each,
              label: t(`shift.units.${each as Unit}`),
            }))}
          />
        </Field>
        <Field label={t('shift.direction')} unmarked>
          <Select
            value={earlier ? 'EARLIER' : 'LATER'}
            onChange={(event) => setEarlier(event.target.value === 'EARLIER')}
            options={[
              { value: 'LATER', label: t('shift.later') },
              { value: 'EARLIER', label: t('shift.earlier') },
            ]}
          />
        </Field>
      </div>
    </TaskDialog>
  );
}
