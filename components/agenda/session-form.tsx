'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useRefusalText } from '@/components/forms/refusal-text';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { Agenda, AgendaSession } from '@/lib/runs/sessions/queries';
import { sessionSchema, type SessionInput } from '@/lib/runs/sessions/schema';
import { agendaDays, trainerNames } from './days';
import { kinds } from './kind';
import { SessionTimes } from './session-times';
import type { AgendaActions, TypedSession } from './types';
import type { OfferUndo } from './use-undoable';
import { useSessionCheck } from './use-session-check';

type Props = {
  agenda: Agenda;
  /** Null: a new one. */
  session: AgendaSession | null;
  values: TypedSession;
  actions: AgendaActions;
  offerUndo: OfferUndo;
  onClose: () => void;
};

/** A session of a run: what, when on the clocks of the place, where, by whom, for whom, and whether it counts. */
export function SessionForm({ agenda, session, values, actions, offerUndo, onClose }: Props) {
  const t = useTranslations('sessions');
  const words = useTranslations('agenda');
  const common = useTranslations('common');
  const text = useRefusalText();
  const router = useRouter();
  const form = useForm<TypedSession, unknown, SessionInput>({
    resolver: zodResolver(sessionSchema),
    defaultValues: values,
  });
  const { register, control, formState } = form;
  const { errors } = formState;
  const typed = { ...values, ...useWatch({ control }) } as TypedSession;
  const findings = useSessionCheck(agenda.id, session?.id ?? null, typed, actions.checkSession);
  const save = (input: SessionInput) =>
    session
      ? actions.changeSession({ ...input, sessionId: session.id })
      : actions.scheduleSession({ ...input, runId: agenda.id });
  const command = useCommand(save, {
    form,
    onDone: () => {
      onClose();
      toast.success(common('saved'));
      router.refresh();
    },
  });
  const cancelling = useCommand(actions.cancelSession, {
    onDone: ({ undo }) => {
      onClose();
      offerUndo(t('cancelDone'), undo);
    },
  });
  const submit = form.handleSubmit((input) => command.run(input));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={session ? t('edit') : t('new')}
      footer={
        <>
          {session && !session.held && (
            <Button
              variant="quiet"
              className="text-danger mr-auto"
              pending={cancelling.pending}
              onClick={() => cancelling.run({ sessionId: session.id })}
            >
              {t('cancelConfirm')}
            </Button>
          )}
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" pending={command.pending} onClick={submit}>
            {session ? t('save') : t('add')}
          </Button>
        </>
      }
    >
      <form noValidate className="flex flex-col gap-4 pb-3" onSubmit={submit}>
        <Failure
          refusals={[...command.refusals, ...cancelling.refusals]}
          errorId={command.errorId ?? cancelling.errorId}
        />
        <Field label={t('titleEn')} required error={errors.titleEn?.message}>
          <Input {...register('titleEn')} autoComplete="off" />
        </Field>
        <Field label={t('titleRu')} error={errors.titleRu?.message}>
          <Input {...register('titleRu')} autoComplete="off" lang="ru" />
        </Field>
        <Field label={words('kind.label')} unmarked error={errors.kind?.message}>
          <Select
            {...register('kind')}
            options={kinds.map((kind) => ({ value: kind, label: words(`kind.${kind}`) }))}
          />
        </Field>
        <SessionTimes form={form} days={agendaDays(agenda)} timeZone={agenda.timeZone} />
        {agenda.tracks.length > 0 && (
          <Field label={words('track')} unmarked hint={words('trackHint')} error={errors.trackId?.message}>
            <Select
              {...register('trackId')}
              options={[
                { value: '', label: words('everyone') },
                ...agenda.tracks.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
        )}
        {agenda.rooms.length > 0 && (
          <Field label={t('room')} error={errors.roomId?.message}>
            <Select
              {...register('roomId')}
              options={agenda.rooms.map(({ id, name }) => ({ value: id, label: name }))}
              placeholder={t('noRoom')}
            />
          </Field>
        )}
        {agenda.trainers.length > 0 && (
          <Fieldset legend={t('trainers')} error={errors.trainerIds?.message}>
            <Controller
              control={control}
              name="trainerIds"
              render={({ field: { value, onChange } }) => (
                <div className="flex flex-col">
                  {agenda.trainers.map((trainer) => (
                    <Checkbox
                      key={trainer.id}
                      label={trainerNames([trainer])}
                      checked={value.includes(trainer.id)}
                      onChange={(event) =>
                        onChange(
                          event.target.checked
                            ? [...value, trainer.id]
                            : value.filter((other) => other !== trainer.id),
                        )
                      }
                    />
                  ))}
                </div>
              )}
            />
          </Fieldset>
        )}
        {typed.kind === 'TRAINING' ? (
          <>
            <Checkbox {...register('counts')} label={t('counts')} hint={t('countsHint')} />
            {typed.counts && (
              <Checkbox {...register('mandatory')} label={t('mandatory')} hint={t('mandatoryHint')} />
            )}
          </>
        ) : (
          <p className="text-ink-muted text-sm">{words('neverCounts')}</p>
        )}
        {findings.length > 0 && command.refusals.length === 0 && (
          <Notice tone="warn" live title={words('checkTitle')}>
            {findings.map((refusal, index) => (
              <p key={index}>{text(refusal)}</p>
            ))}
          </Notice>
        )}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
