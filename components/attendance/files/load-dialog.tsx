'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { canBeSentAgain } from '@/components/forms/answer-refusal';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { FileDrop } from '@/components/ui/file-drop';
import type { LoadedFile } from '@/lib/attendance/device-files/commands';
import type { DeviceFilePreview } from '@/lib/attendance/device-files/queries';
import { FilePreview } from './file-preview';
import { FileResult } from './file-result';
import { sendFile, type AsJson, type Sent } from './send-file';

type Failed = Extract<Sent<unknown>, { errorId: string | null }>;

const nothingFailed: Failed = { refusals: [], errorId: null };

/** A file that a phone wrote: what it is and would do, then what became of each mark in it. */
export function LoadDialog({ runId, onClose }: { runId: string; onClose: () => void }) {
  const t = useTranslations('deviceFile');
  const common = useTranslations('common');
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<AsJson<DeviceFilePreview> | null>(null);
  const [loaded, setLoaded] = useState<AsJson<LoadedFile> | null>(null);
  const [failed, setFailed] = useState(nothingFailed);
  const [pending, setPending] = useState(false);

  const send = async <T,>(chosen: File, record: boolean, done: (value: AsJson<T>) => void) => {
    setPending(true);
    setFailed(nothingFailed);
    const answer = await sendFile<T>(runId, chosen, record);
    setPending(false);
    if ('value' in answer) done(answer.value);
    else setFailed(answer);
  };
  const look = (chosen: File) => {
    setFile(chosen);
    setPreview(null);
    void send<DeviceFilePreview>(chosen, false, setPreview);
  };
  const record = () => {
    if (!file) return;
    void send<LoadedFile>(file, true, (value) => {
      setLoaded(value);
      router.refresh();
    });
  };
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={loaded ? undefined : t('hint')}
      footer={
        <>
          <DialogClose>
            <Button>{loaded ? common('close') : common('cancel')}</Button>
          </DialogClose>
          {preview && !loaded && (
            <Button
              variant="primary"
              pending={pending}
              disabled={preview.sessions.length === 0}
              onClick={record}
            >
              {t('record', { count: preview.marks - preview.foreign - preview.misshapen })}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <Failure {...failed} />
        {!loaded && (
          <FileDrop
            label={t('drop')}
            hint={pending && !preview ? common('loading') : t('dropHint')}
            accept=".json,application/json"
            disabled={pending}
            again={canBeSentAgain(failed.refusals[0])}
            onFile={look}
          />
        )}
        {preview && !loaded && <FilePreview preview={preview} />}
        {loaded && <FileResult loaded={loaded} />}
      </div>
    </Dialog>
  );
}
