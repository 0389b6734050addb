'use client';

import { CopyPlus, Pencil, Plus, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCommand } from '@/components/forms/use-command';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { toast } from '@/components/ui/toast';
import type { Refusal } from '@/lib/errors/outcome';
import type { Agenda, AgendaSession } from '@/lib/runs/sessions/queries';
import type { SessionInput } from '@/lib/runs/sessions/schema';
import { inLanguage } from '@/lib/text/in-language';
import { AgendaDays, agendaDays } from './agenda-days';
import { Failure } from './failure';
import type { Action } from './form-types';
import { SessionDialog } from './session-dialog';

type Props = {
  agenda: Agenda;
  schedule: Action<SessionInput & { runId: string }, { sessionId: string }>;
  change: Action<SessionInput & { sessionId: string }, { sessionId: string }>;
  cancel: Action<{ sessionId: string }, unknown>;
  copyDay: Action<{ runId: string; from: string; to: string }, { sessionIds: string[] }>;
};

/** The agenda with what a coordinator does to it. A cancelled run's agenda is only read. */
export function AgendaEditor({ agenda, schedule, change, cancel, copyDay }: Props) {
  const t = useTranslations('sessions');
  const locale = useLocale();
  const router = useRouter();
  const days = agendaDays(agenda);
  const copying = useCommand(copyDay, {
    onDone: ({ sessionIds }) => {
      toast.success(t('copied', { count: sessionIds.length }));
      router.refresh();
    },
  });
  const choices = {
    days,
    rooms: agenda.rooms.map(({ id, name }) => ({ value: id, label: name })),
    trainers: agenda.trainers.map(({ id, officialName, latinName }) => ({
      value: id,
      label: officialName ?? latinName ?? '',
    })),
    timeZone: agenda.timeZone,
  };
  const fresh = (day: string) => {
    const last = agenda.sessions
      .filter(({ startsAtLocal, cancelled }) => !cancelled && startsAtLocal.startsWith(day))
      .at(-1);
    const start = last && last.endsAtLocal.startsWith(day) ? last.endsAtLocal.slice(11) : '09:00';
    return {
      titleEn: '',
      titleRu: '',
      startsAtLocal: `${day}T${start}`,
      endsAtLocal: `${day}T${later(start)}`,
      roomId: last?.room?.id ?? '',
      counts: true,
      trainerIds: agenda.trainers.map(({ id }) => id),
    };
  };
  if (agenda.cancelled && agenda.sessions.length === 0) return <EmptyState title={t('emptyCancelled')} />;
  return (
    <>
      {(copying.refusals.length > 0 || copying.errorId) && (
        <div className="mb-4">
          <Failure refusals={copying.refusals} errorId={copying.errorId} />
        </div>
      )}
      <AgendaDays
        agenda={agenda}
        dayActions={(day, previous) =>
          !agenda.cancelled && (
            <>
              {previous && (
                <Button
                  size="sm"
                  variant="quiet"
                  icon={<CopyPlus aria-hidden className="size-4" />}
                  pending={copying.pending}
                  onClick={() => copying.run({ runId: agenda.id, from: previous, to: day })}
                >
                  {t('copyDayBefore')}
                </Button>
              )}
              <SessionDialog
                {...choices}
                title={t('new')}
                submit={t('add')}
                values={fresh(day)}
                save={(input) => schedule({ ...input, runId: agenda.id })}
                trigger={
                  <Button size="sm" icon={<Plus aria-hidden className="size-4" />}>
                    {t('new')}
                  </Button>
                }
              />
            </>
          )
        }
        sessionActions={(session) =>
          !agenda.cancelled && (
            <div className="flex shrink-0">
              <SessionDialog
                {...choices}
                title={t('edit')}
                submit={t('save')}
                values={valuesOf(session)}
                save={(input) => change({ ...input, sessionId: session.id })}
                trigger={
                  <Button
                    variant="quiet"
                    size="sm"
                    square
                    aria-label={t('editOne', { title: session.titleEn })}
                  >
                    <Pencil aria-hidden className="size-4" />
                  </Button>
                }
              />
              {!session.held && (
                <CancelSession
                  session={session}
                  title={inLanguage(locale === 'ru' ? 'RU' : 'EN', session.titleEn, session.titleRu)}
                  cancel={cancel}
                />
              )}
            </div>
          )
        }
      />
    </>
  );
}

const valuesOf = ({
  titleEn,
  titleRu,
  startsAtLocal,
  endsAtLocal,
  room,
  counts,
  trainers,
}: AgendaSession) => ({
  ...{ titleEn, titleRu: titleRu ?? '', startsAtLocal, endsAtLocal, counts, roomId: room?.id ?? '' },
  trainerIds: trainers.map(({ id }) => id),
});

/** An hour and a half later, but not past the day. */
function later(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const end = Math.min(hours * 60 + minutes + 90, 23 * 60 + 59);
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

type CancelProps = { session: AgendaSession; title: string; cancel: Props['cancel'] };

function CancelSession({ session, title, cancel }: CancelProps) {
  const t = useTranslations('sessions');
  const router = useRouter();
  const [failed, setFailed] = useState<{ refusals: Refusal[]; errorId: string | null }>({
    refusals: [],
    errorId: null,
  });
  const confirm = async () => {
    const answer = await cancel({ sessionId: session.id }).catch(() => null);
    if (answer?.data?.ok) {
      toast.success(t('cancelDone'));
      router.refresh();
      return true;
    }
    const refused = answer?.data && !answer.data.ok ? answer.data.refusals : [];
    setFailed({
      refusals: answer ? refused : [{ code: 'NO_CONNECTION' }],
      errorId: answer?.serverError?.errorId ?? null,
    });
    return false;
  };
  return (
    <AlertDialog
      danger
      title={t('cancelQuestion', { title })}
      description={t('cancelConsequence')}
      confirmLabel={t('cancelConfirm')}
      onConfirm={confirm}
      trigger={
        <Button variant="quiet" size="sm" square aria-label={t('cancelOne', { title })}>
          <X aria-hidden className="size-4" />
        </Button>
      }
    >
      <Failure {...failed} />
    </AlertDialog>
  );
}
