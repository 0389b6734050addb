'use client';

import { useMemo, useState } from 'react';
import dynamic from 'next/dynamic';
import { LayoutTemplate, Pencil, Plus, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import type { Agenda, AgendaSession } from '@/lib/runs/sessions/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { AgendaList } from './agenda-list';
import { AgendaMenu, type Task } from './agenda-menu';
import { DayChoice, shownDays } from './day-choice';
import { FilesMenu, ViewSwitch } from './agenda-links';
import { agendaDays, freshSession, newSession, typedOf } from './days';
import type { AgendaActions, TypedSession } from './types';
import { useMove } from './use-move';
import { useUndoable } from './use-undoable';
import { useWide } from './use-wide';

const AgendaGrid = dynamic(() => import('./agenda-grid').then((file) => file.AgendaGrid), { ssr: false });
const SessionForm = dynamic(() => import('./session-form').then((file) => file.SessionForm), { ssr: false });
const AgendaTask = dynamic(() => import('./agenda-task').then((file) => file.AgendaTask), { ssr: false });

type Editing = { session: AgendaSession | null; values: TypedSession };

type Props = {
  agenda: Agenda;
  actions: AgendaActions;
  /** A list is asked for in the address. A phone shows one anyway. */
  asList: boolean;
};

/** The agenda with what a coordinator does to it. A cancelled run's agenda is only read. */
export function AgendaView({ agenda: saved, actions, asList }: Props) {
  const t = useTranslations('agenda');
  const s = useTranslations('sessions');
  const locale = useLocale();
  const wide = useWide();
  const [day, setDay] = useState<string | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [task, setTask] = useState<Task | null>(null);
  const offerUndo = useUndoable(saved.id, actions.undoAgenda);
  const moving = useMove(saved, actions.moveSession, (undo) => offerUndo(t('moved'), undo));
  const agenda = moving.shown;
  const days = useMemo(() => agendaDays(agenda), [agenda]);
  const cancelling = useCommand(actions.cancelSession, {
    onDone: ({ undo }) => offerUndo(s('cancelDone'), undo),
  });
  const live = agenda.sessions.some(({ cancelled }) => !cancelled);
  const grid = !asList && wide !== false && (live || agenda.sessions.length === 0);
  const shown = useMemo(() => shownDays(days, agenda, day), [days, agenda, day]);
  const fresh = (of: string) => setEditing({ session: null, values: freshSession(agenda, of) });
  const open = (session: AgendaSession) =>
    agenda.cancelled ? undefined : setEditing({ session, values: typedOf(session) });
  if (agenda.cancelled && agenda.sessions.length === 0) return <EmptyState title={s('emptyCancelled')} />;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        {!agenda.cancelled && (
          <>
            <Button
              variant="primary"
              icon={<Plus aria-hidden className="size-4" />}
              onClick={() => fresh(day ?? shown[0] ?? agenda.startsOn)}
            >
              {s('new')}
            </Button>
            <AgendaMenu agenda={agenda} onChoose={setTask} />
          </>
        )}
        {grid && <DayChoice days={days} value={day} onChange={setDay} />}
        <div className="flex flex-wrap items-center gap-2 md:ml-auto">
          {live && <FilesMenu runId={agenda.id} />}
          <ViewSwitch runId={agenda.id} asList={asList} />
        </div>
      </div>
      {agenda.cancelled && <Notice tone="info">{t('readOnly')}</Notice>}
      {!agenda.cancelled && agenda.tracks.length > 0 && agenda.undivided > 0 && (
        <Notice tone="warn">
          <div className="flex flex-wrap items-center justify-between gap-2">
            {t('undivided', { count: agenda.undivided })}
            <Button size="sm" onClick={() => setTask('DIVIDE')}>
              {t('menu.DIVIDE')}
            </Button>
          </div>
        </Notice>
      )}
      <div className="sticky top-2 z-10 empty:hidden">
        <Failure
          refusals={[...moving.refusals, ...cancelling.refusals]}
          errorId={moving.errorId ?? cancelling.errorId}
        />
      </div>
      {!live && !agenda.cancelled && (
        <EmptyState
          title={t('empty.title')}
          action={
            agenda.templateBlocks > 0 && (
              <Button
                icon={<LayoutTemplate aria-hidden className="size-4" />}
                onClick={() => setTask('APPLY')}
              >
                {t('menu.APPLY')}
              </Button>
            )
          }
        >
          {agenda.templateBlocks > 0 ? t('empty.template') : t('empty.text')}
        </EmptyState>
      )}
      {grid && (
        <div className={wide === null ? 'min-h-[60rem] max-md:hidden' : 'min-h-[60rem]'}>
          <AgendaGrid
            agenda={agenda}
            days={shown}
            onOpen={open}
            onNew={(place) => setEditing({ session: null, values: newSession(agenda, place) })}
            onMove={(session, to, revert) => void moving.move(session.id, to, revert)}
          />
        </div>
      )}
      {(!grid || wide === null) && (
        <div className={grid ? 'md:hidden' : undefined}>
          <AgendaList
            agenda={agenda}
            days={days}
            dayActions={(of) =>
              !agenda.cancelled && (
                <Button
                  size="sm"
                  icon={<Plus aria-hidden className="size-4" />}
                  aria-label={t('addOn', { day: formatDate(of, locale, 'weekday') })}
                  onClick={() => fresh(of)}
                >
                  {s('add')}
                </Button>
              )
            }
            sessionActions={(session) =>
              !agenda.cancelled && (
                <SessionButtons
                  session={session}
                  pending={cancelling.pending}
                  onOpen={() => open(session)}
                  onCancel={() => cancelling.run({ sessionId: session.id })}
                />
              )
            }
          />
        </div>
      )}
      {editing && (
        <SessionForm
          key={editing.session?.id ?? editing.values.startsAtLocal}
          {...editing}
          agenda={agenda}
          actions={actions}
          offerUndo={offerUndo}
          onClose={() => setEditing(null)}
        />
      )}
      {task && (
        <AgendaTask
          task={task}
          agenda={agenda}
          actions={actions}
          offerUndo={offerUndo}
          onClose={() => setTask(null)}
        />
      )}
    </div>
  );
}

type ButtonsProps = { session: AgendaSession; pending: boolean; onOpen: () => void; onCancel: () => void };

function SessionButtons({ session, pending, onOpen, onCancel }: ButtonsProps) {
  const s = useTranslations('sessions');
  const locale = useLocale();
  const title = inLanguage(locale === 'ru' ? 'RU' : 'EN', session.titleEn, session.titleRu);
  return (
    <div className="flex shrink-0">
      <Button variant="quiet" size="sm" square aria-label={s('editOne', { title })} onClick={onOpen}>
        <Pencil aria-hidden className="size-4" />
      </Button>
      {!session.held && (
        <Button
          variant="quiet"
          size="sm"
          square
          aria-label={s('cancelOne', { title })}
          pending={pending}
          onClick={onCancel}
        >
          <X aria-hidden className="size-4" />
        </Button>
      )}
    </div>
  );
}
