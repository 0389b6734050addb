import { getTranslations } from 'next-intl/server';
import { AgendaView } from '@/components/agenda/agenda-view';
import { ClientMessages } from '@/components/shell/client-messages';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { agenda } from '@/lib/runs/sessions/queries';
import { zoneOffsetLabel } from '@/lib/time/wall-clock';
import {
  addTrack,
  applyTemplate,
  cancelSession,
  changeSession,
  checkSession,
  copyDay,
  dividePeople,
  moveSession,
  previewTemplate,
  removeTrack,
  renameTrack,
  saveTemplate,
  scheduleSession,
  shiftSessions,
  trackPeople,
  undoAgenda,
} from './actions';

type Props = {
  params: Promise<{ runId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const actions = {
  addTrack,
  applyTemplate,
  cancelSession,
  changeSession,
  checkSession,
  copyDay,
  dividePeople,
  moveSession,
  previewTemplate,
  removeTrack,
  renameTrack,
  saveTemplate,
  scheduleSession,
  shiftSessions,
  trackPeople,
  undoAgenda,
};

/** What is taught when, by whom? */
export default async function AgendaPage({ params, searchParams }: Props) {
  const [{ runId }, { view }, actor] = await Promise.all([params, searchParams, requireActor()]);
  const [run, t] = await Promise.all([found(agenda(actor, runId)), getTranslations('sessions')]);
  const offset = zoneOffsetLabel(new Date(`${run.startsOn}T12:00:00Z`), run.timeZone);
  return (
    <ClientMessages namespaces={['agenda']}>
      <p className="text-ink-muted mb-3">
        {t('clocksOf', { zone: run.timeZone.replaceAll('_', ' '), offset })}
        {run.venue && ` · ${run.venue}`}
      </p>
      <AgendaView agenda={run} actions={actions} asList={view === 'list'} />
    </ClientMessages>
  );
}
