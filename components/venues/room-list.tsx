'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import type { VenueView } from '@/lib/runs/venues/queries';
import type { RoomInput } from '@/lib/runs/venues/schema';
import { AddRooms, type AddRoomsAction } from './add-rooms';
import { ChangeRoom, type ChangeRoomAction } from './change-room';

type Props = {
  venue: Pick<VenueView, 'id' | 'name' | 'rooms' | 'mayChange'>;
  add: AddRoomsAction;
  save: ChangeRoomAction;
  remove: Action<{ roomId: string }, { venueId: string; room: RoomInput }>;
};

/** How long the way back stands on the screen. */
const undoMs = 15_000;

/** The rooms of a venue. One that no session was planned in can be removed, and that undone. */
export function RoomList({ venue, add, save, remove }: Props) {
  const { id: venueId, name, rooms, mayChange } = venue;
  const t = useTranslations('venues.room');
  const venues = useTranslations('venues');
  const common = useTranslations('common');
  const router = useRouter();
  const back = useCommand(add, { onDone: () => router.refresh() });
  const { run, pending, refusals, errorId } = useCommand(remove, {
    onDone: ({ room }) => {
      const onClick = () => back.run({ venueId, rooms: [room] });
      const action = { label: common('undo'), onClick };
      toast(t('removed', { name: room.name }), { action, duration: undoMs });
      router.refresh();
    },
  });
  const refused = [...refusals, ...back.refusals];
  return (
    <Panel
      flush
      title={venues('rooms')}
      actions={mayChange && <AddRooms venueId={venueId} name={name} add={add} />}
      footer={
        mayChange &&
        rooms.some(({ used }) => used > 0) && <p className="text-ink-muted text-sm">{t('stays')}</p>
      }
    >
      {(refused.length > 0 || errorId || back.errorId) && (
        <div className="px-4 pb-3">
          <Failure refusals={refused} errorId={errorId ?? back.errorId} />
        </div>
      )}
      {rooms.length === 0 ? (
        <EmptyState title={t('none')}>{t('hint')}</EmptyState>
      ) : (
        <Table caption={t('caption')}>
          <Thead>
            <Tr>
              <Th>{t('name')}</Th>
              <Th numeric>{t('capacity')}</Th>
              <Th numeric>{t('sessions')}</Th>
              {mayChange && (
                <Th>
                  <span className="sr-only">{t('actions')}</span>
                </Th>
              )}
            </Tr>
          </Thead>
          <Tbody>
            {rooms.map((room) => (
              <Tr key={room.id}>
                <Td head>{room.name}</Td>
                <Td label={t('capacity')} numeric>
                  {room.capacity === null ? '–' : t('places', { count: room.capacity })}
                </Td>
                <Td label={t('sessions')} numeric>
                  {room.used}
                </Td>
                {mayChange && (
                  <Td className="text-right whitespace-nowrap max-md:justify-end!">
                    <span className="inline-flex gap-1">
                      <ChangeRoom room={room} save={save} />
                      {room.used === 0 && (
                        <Button
                          size="sm"
                          variant="quiet"
                          disabled={pending}
                          aria-label={t('removeOf', { name: room.name })}
                          onClick={() => run({ roomId: room.id })}
                        >
                          {t('remove')}
                        </Button>
                      )}
                    </span>
                  </Td>
                )}
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Panel>
  );
}
