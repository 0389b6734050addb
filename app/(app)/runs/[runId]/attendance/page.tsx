import { getTranslations } from 'next-intl/server';
import { Printer } from 'lucide-react';
import { BoardView } from '@/components/attendance/board/board-view';
import { LoadDeviceFile } from '@/components/attendance/files/load-file';
import { WalkInsPanel } from '@/components/attendance/walk-ins/walk-ins-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import { LinkButton } from '@/components/ui/link-button';
import { walkIns } from '@/lib/attendance/walk-ins/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { findInstitutions } from '../../../people/actions';
import { enrol, findPeople, refuse, reopen, tie } from './actions';

/** The attendance of a run: who stood in the door and is on no list, and the board. */
export default async function AttendancePage({ params }: { params: Promise<{ runId: string }> }) {
  const actor = await requireActor();
  const { runId } = await params;
  const [arrived, t] = await Promise.all([found(walkIns(actor, runId)), getTranslations('paper')]);
  return (
    <ClientMessages
      namespaces={['attendance', 'walkIns', 'deviceFile', 'people.sex', 'people.field', 'enrolments.state']}
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap justify-end gap-2">
          <LinkButton
            href={`/runs/${runId}/attendance/paper`}
            icon={<Printer aria-hidden className="size-4" />}
          >
            {t('open')}
          </LinkButton>
        </div>
        <WalkInsPanel
          runId={runId}
          walkIns={arrived}
          actions={{ tie, refuse, reopen, enrol, findPeople, findInstitutions }}
        />
        <BoardView runId={runId} />
        <div className="flex flex-wrap gap-2">
          <LoadDeviceFile runId={runId} />
        </div>
      </div>
    </ClientMessages>
  );
}
