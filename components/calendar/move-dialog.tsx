'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { DateInput } from '@/components/ui/date-input';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { toast } from '@/components/ui/toast';
import type { MoveTarget } from '@/lib/runs/moves/schema';
import { formatDateRange } from '@/lib/text/format';
import { addDays, daysBetween, isDay } from '@/lib/time/day';
import type { CalendarBar } from './bar';
import { MoveEffects } from './move-effects';
import type { MoveActions, MoveRequest } from './move-types';
import { usePreview } from './use-preview';

type Props = {
  request: MoveRequest;
  venues: readonly ComboboxOption[];
  actions: MoveActions;
  onClose: (moved: boolean) => void;
};

const standsAt = ({ startsOn, endsOn, venue }: CalendarBar): MoveTarget => {
  return { startsOn, endsOn, venueId: venue?.id ?? null };
};

/** Where a run goes, who is affected, and only then the button that saves. A drop opens it filled in. */
export function MoveDialog({ request: { bar, target }, venues, actions, onClose }: Props) {
  const t = useTranslations('calendar.move');
  const common = useTranslations('common');
  const locale = useLocale();
  const router = useRouter();
  const [to, setTo] = useState(target ?? standsAt(bar));
  const { preview, failed, whole } = usePreview(actions.preview, bar.id, to);
  const undo = useUndo(bar, actions.undo);
  const { run, pending, refusals, errorId } = useCommand(actions.move, {
    onDone: ({ runId, moveId }) => {
      toast.success(t('done', { code: bar.code, when: formatDateRange(to.startsOn, to.endsOn, locale) }), {
        duration: 12_000,
        action: { label: common('undo'), onClick: () => void undo({ runId, moveId }) },
      });
      onClose(true);
      router.refresh();
    },
  });
  const moveFirst = (startsOn: string) => {
    const length = daysBetween(to.startsOn, to.endsOn);
    const follows = isDay(startsOn) && Number.isFinite(length);
    setTo({ ...to, startsOn, endsOn: follows ? addDays(startsOn, length) : to.endsOn });
  };
  const ready = preview !== null && !preview.same && preview.refusals.length === 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose(false)}
      title={t('title', { code: bar.code })}
      description={`${bar.title} · ${formatDateRange(bar.startsOn, bar.endsOn, locale)}`}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabled={!ready && !pending}
            pending={pending}
            onClick={() => run({ runId: bar.id, ...to, expected: standsAt(bar) })}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('startsOn')} required>
            <DateInput value={to.startsOn} onChange={(event) => moveFirst(event.target.value)} />
          </Field>
          <Field
            label={t('endsOn')}
            required
            error={to.endsOn < to.startsOn ? 'ENDS_BEFORE_START' : undefined}
          >
            <DateInput
              value={to.endsOn}
              min={to.startsOn}
              onChange={(event) => setTo({ ...to, endsOn: event.target.value })}
            />
          </Field>
        </div>
        <p className="text-ink-muted -mt-2 text-sm">{t('follow')}</p>
        <Field label={t('venue')}>
          <Combobox
            options={venues}
            value={to.venueId ?? ''}
            onValueChange={(venueId) => setTo({ ...to, venueId: venueId || null })}
            placeholder={t('noVenue')}
          />
        </Field>
        {whole && <MoveEffects preview={preview} failed={failed} />}
        <Failure refusals={refusals} errorId={errorId} />
      </div>
    </Dialog>
  );
}

/** Takes the move back from the toast, when the dialog is long gone. */
function useUndo(bar: CalendarBar, undo: MoveActions['undo']) {
  const t = useTranslations('calendar.move');
  const refusal = useTranslations('refusals');
  const errors = useTranslations('errors');
  const locale = useLocale();
  const router = useRouter();
  return async (move: { runId: string; moveId: string }) => {
    const answer = await undo(move).catch(() => null);
    if (answer?.data?.ok) {
      toast.success(t('undone', { code: bar.code, when: formatDateRange(bar.startsOn, bar.endsOn, locale) }));
    } else {
      const [refused] = answer?.data && !answer.data.ok ? answer.data.refusals : [];
      const code = answer ? refused?.code : 'NO_CONNECTION';
      toast.error(code && refusal.has(code) ? refusal(code, refused?.params ?? {}) : errors('failedTitle'));
    }
    router.refresh();
  };
}
