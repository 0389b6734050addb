'use client';

import { useState } from 'react';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Agenda } from '@/lib/runs/sessions/queries';
import type { AgendaActions } from './types';

type Props = {
  agenda: Agenda;
  actions: Pick<AgendaActions, 'addTrack' | 'renameTrack' | 'removeTrack'>;
  onClose: () => void;
};

/** The tracks of a run: add, rename, remove one that nothing hangs on. */
export function TracksDialog({ agenda, actions, onClose }: Props) {
  const t = useTranslations('agenda');
  const common = useTranslations('common');
  const router = useRouter();
  const [name, setName] = useState('');
  const adding = useCommand(actions.addTrack, {
    onDone: () => {
      setName('');
      router.refresh();
    },
  });
  const add = () => name.trim() && adding.run({ runId: agenda.id, name });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('tracks.title')}
      description={t('tracks.text')}
      footer={
        <DialogClose>
          <Button>{common('close')}</Button>
        </DialogClose>
      }
    >
      <div className="flex flex-col gap-4 pb-3">
        <Failure refusals={adding.refusals} errorId={adding.errorId} />
        {agenda.tracks.map((track) => (
          <TrackRow key={`${track.id} ${track.name}`} track={track} actions={actions} />
        ))}
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Field label={t('tracks.new')} unmarked className="flex-1">
            <Input
              value={name}
              maxLength={60}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Button type="submit" pending={adding.pending}>
            {common('add')}
          </Button>
        </form>
      </div>
    </Dialog>
  );
}

type RowProps = { track: Agenda['tracks'][number]; actions: Props['actions'] };

function TrackRow({ track, actions }: RowProps) {
  const t = useTranslations('agenda');
  const common = useTranslations('common');
  const router = useRouter();
  const [name, setName] = useState(track.name);
  const done = { onDone: () => router.refresh() };
  const renaming = useCommand(actions.renameTrack, done);
  const removing = useCommand(actions.removeTrack, done);
  return (
    <div className="flex flex-col gap-2">
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) renaming.run({ trackId: track.id, name });
        }}
      >
        <Field
          label={t('tracks.name')}
          unmarked
          className="flex-1"
          hint={t('tracks.holds', { sessions: track.sessions, people: track.people })}
        >
          <Input
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {name !== track.name && (
          <Button type="submit" pending={renaming.pending}>
            {common('save')}
          </Button>
        )}
        <Button
          variant="quiet"
          square
          aria-label={t('tracks.remove', { name: track.name })}
          pending={removing.pending}
          onClick={() => removing.run({ trackId: track.id })}
        >
          <Trash2 aria-hidden className="size-4" />
        </Button>
      </form>
      <Failure
        refusals={[...renaming.refusals, ...removing.refusals]}
        errorId={renaming.errorId ?? removing.errorId}
      />
    </div>
  );
}
