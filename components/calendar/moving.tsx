'use client';

import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import dynamic from 'next/dynamic';
import type { ComboboxOption } from '@/components/ui/combobox';
import type { MoveActions, MoveRequest } from './move-types';

type Moving = { ask: (request: MoveRequest) => void };

const Context = createContext<Moving | null>(null);

const MoveDialog = dynamic(() => import('./move-dialog').then((file) => file.MoveDialog), { ssr: false });

/** Opens the dialog of a move from anywhere below. */
export function useMoving(): Moving {
  const moving = useContext(Context);
  if (!moving) throw new Error('no Moving above');
  return moving;
}

type Props = { venues: readonly ComboboxOption[]; actions: MoveActions; children: ReactNode };

/** Holds the one dialog through which every move goes, whether it was dragged or typed in. */
export function Moving({ venues, actions, children }: Props) {
  const [request, setRequest] = useState<MoveRequest | null>(null);
  const moving = useMemo(() => ({ ask: setRequest }), []);
  const close = (moved: boolean) => {
    if (!moved) request?.putBack?.();
    setRequest(null);
  };
  return (
    <Context value={moving}>
      {children}
      {request && (
        <MoveDialog
          key={request.bar.id}
          request={request}
          venues={venues}
          actions={actions}
          onClose={close}
        />
      )}
    </Context>
  );
}
