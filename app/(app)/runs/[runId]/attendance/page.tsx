import { BoardView } from '@/components/attendance/board/board-view';
import { ClientMessages } from '@/components/shell/client-messages';
import { requireActor } from '@/lib/auth/session';

/** The attendance board of a run. Who may see it is decided where the browser asks for what it is drawn from. */
export default async function AttendancePage({ params }: { params: Promise<{ runId: string }> }) {
  await requireActor();
  const { runId } = await params;
  return (
    <ClientMessages namespaces={['attendance']}>
      <BoardView runId={runId} />
    </ClientMessages>
  );
}
