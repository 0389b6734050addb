import { getTranslations } from 'next-intl/server';
import { AgendaEditor } from '@/components/runs/agenda-editor';
import { requireActor } from '@/lib/auth/session';
import { agenda } from '@/lib/runs/sessions/queries';
import { zoneOffsetLabel } from '@/lib/time/wall-clock';
import { cancelSession, changeSession, copyDay, scheduleSession } from '../actions';
import { found } from '@/lib/auth/found';

type Props = { params: Promise<{ runId: string }> };

/** What is taught when, by whom? */
export default async function AgendaPage({ params }: Props) {
  const { runId } = await params;
  const actor = await requireActor();
  const [run, t] = await Promise.all([found(agenda(actor, runId)), getTranslations('sessions')]);
  const offset = zoneOffsetLabel(new Date(`${run.startsOn}T12:00:00Z`), run.timeZone);
  return (
    <>
      <p className="text-ink-muted mb-3">
        {t('clocksOf', { zone: run.timeZone.replaceAll('_', ' '), offset })}
        {run.venue && ` · ${run.venue}`}
      </p>
      <AgendaEditor
        agenda={run}
        schedule={scheduleSession}
        change={changeSession}
        cancel={cancelSession}
        copyDay={copyDay}
      />
    </>
  );
}
