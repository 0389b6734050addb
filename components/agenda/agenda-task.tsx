'use client';

import type { Agenda } from '@/lib/runs/sessions/queries';
import type { Task } from './agenda-menu';
import { ApplyTemplateDialog } from './apply-template-dialog';
import { CopyDayDialog } from './copy-day-dialog';
import { DivideDialog } from './divide-dialog';
import { SaveTemplateDialog } from './save-template-dialog';
import { ShiftDialog } from './shift-dialog';
import { TracksDialog } from './tracks-dialog';
import type { AgendaActions } from './types';
import type { OfferUndo } from './use-undoable';

type Props = {
  task: Task;
  agenda: Agenda;
  actions: AgendaActions;
  offerUndo: OfferUndo;
  onClose: () => void;
};

/** The dialog of a task; loaded when the first one is opened. */
export function AgendaTask({ task, actions, ...rest }: Props) {
  switch (task) {
    case 'COPY':
      return <CopyDayDialog {...rest} copyDay={actions.copyDay} />;
    case 'SHIFT':
      return <ShiftDialog {...rest} shiftSessions={actions.shiftSessions} />;
    case 'APPLY':
      return <ApplyTemplateDialog {...rest} actions={actions} />;
    case 'SAVE':
      return <SaveTemplateDialog {...rest} saveTemplate={actions.saveTemplate} />;
    case 'TRACKS':
      return <TracksDialog {...rest} actions={actions} />;
    case 'DIVIDE':
      return <DivideDialog {...rest} actions={actions} />;
  }
}
