'use client';

import { useState } from 'react';
import { FileUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { canBeSentAgain } from '@/components/forms/answer-refusal';
import { useRefusalText } from '@/components/forms/refusal-text';
import { upload } from '@/components/nominations/upload';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FileDrop } from '@/components/ui/file-drop';
import { Notice } from '@/components/ui/notice';
import type { ScoresFile } from '@/lib/assessment/file/queries';

type Props<File> = {
  /** What reads the file and answers what is in it. */
  url: string;
  words: { open: string; title: string; hint: string; drop: string };
  onRead: (file: File) => void;
};

/** Reads a table of results; what is wrong with the file is said here, what is in it goes into the grid. */
export function FillFromFile<Read>({ url, words, onRead }: Props<Read>) {
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();
  const [again, setAgain] = useState(false);
  const send = async (file: File) => {
    setPending(true);
    setError(undefined);
    const { outcome, errorId } = await upload<Read>(url, file);
    setPending(false);
    if (outcome?.ok) {
      onRead(outcome.value);
      setOpen(false);
    } else {
      const refusal = outcome?.refusals[0];
      setError(errorId ? errors('failedId', { id: errorId }) : text(refusal ?? { code: 'INVALID' }));
      setAgain(canBeSentAgain(refusal));
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setError(undefined);
        setOpen(next);
      }}
      title={words.title}
      description={words.hint}
      trigger={
        <Button size="sm" icon={<FileUp aria-hidden className="size-4" />}>
          {words.open}
        </Button>
      }
    >
      <div className="pb-3">
        <FileDrop
          label={words.drop}
          accept=".xlsx,.xls,.ods,.csv,.tsv,.txt"
          disabled={pending}
          error={error}
          again={again}
          onFile={(file) => void send(file)}
        />
      </div>
    </Dialog>
  );
}

const mostShown = 20;

/** What a file filled in, and each of its rows that is nobody of the run for sure. */
export function FileFilled({ file }: { file: Pick<ScoresFile, 'unmatched'> & { rows: readonly unknown[] } }) {
  const t = useTranslations('tests.file');
  const { unmatched, rows } = file;
  return (
    <Notice tone={unmatched.length > 0 ? 'warn' : 'info'} live title={t('filled', { count: rows.length })}>
      {unmatched.length > 0 && (
        <>
          <p>{t('unmatched', { count: unmatched.length })}</p>
          <ul>
            {unmatched.slice(0, mostShown).map(({ row, name, why }) => (
              <li key={row}>{t('row', { row, name, why: t(`why.${why}`) })}</li>
            ))}
          </ul>
          {unmatched.length > mostShown && <p>{t('more', { count: unmatched.length - mostShown })}</p>}
        </>
      )}
    </Notice>
  );
}
