'use client';

import { useState } from 'react';
import { FileUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { canBeSentAgain, refusalOfStatus } from '@/components/forms/answer-refusal';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-style';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FileDrop } from '@/components/ui/file-drop';
import { Notice } from '@/components/ui/notice';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import type { JudgedRow } from '@/lib/assessment/questions/file/rules';
import type { Outcome, Refusal } from '@/lib/errors/outcome';
import { FilePreview } from './file-preview';

type Given = { name: string; body: Blob };

/** Sends a table to be read, or to be put into the bank. What cannot be told from the answer has a number. */
async function sent<T>(path: string, { name, body }: Given): Promise<Outcome<T> | { errorId?: string }> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
    body,
  });
  const closed = refusalOfStatus(response.status);
  if (closed) return { ok: false, refusals: [closed] };
  return (await response.json()) as Outcome<T> | { errorId?: string };
}

/** Questions out of a table: a file, or what was copied from one. Looked at row by row before anything is made. */
export function ImportDialog({ courseId }: { courseId: string }) {
  const t = useTranslations('bank.file');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const locale = useLocale();
  const router = useRouter();
  const path = `/api/courses/${courseId}/question-file`;
  const [open, setOpen] = useState(false);
  const [pasted, setPasted] = useState('');
  const [given, setGiven] = useState<Given>();
  const [rows, setRows] = useState<JudgedRow[]>();
  const [error, setError] = useState<string>();
  const [again, setAgain] = useState(false);
  const [pending, setPending] = useState(false);
  const ask = async <T,>(to: string, table: Given, onDone: (value: T) => void) => {
    setPending(true);
    setError(undefined);
    setAgain(false);
    const refuse = (refusal: Refusal) => {
      setError(text(refusal));
      setAgain(canBeSentAgain(refusal));
    };
    try {
      const answer = await sent<T>(to, table);
      if (!('ok' in answer))
        setError(answer.errorId ? errors('failedId', { id: answer.errorId }) : errors('notFoundText'));
      else if (answer.ok) onDone(answer.value);
      else refuse(answer.refusals[0] ?? { code: 'INVALID' });
    } catch {
      refuse({ code: 'NO_CONNECTION' });
    } finally {
      setPending(false);
    }
  };
  const read = (table: Given) =>
    void ask<{ rows: JudgedRow[] }>(path, table, (value) => {
      setGiven(table);
      setRows(value.rows);
    });
  const fresh = (rows ?? []).filter((row) => 'question' in row && !row.sameAs).length;
  const take = () => {
    if (given)
      void ask<{ added: number }>(`${path}/import`, given, ({ added }) => {
        toast.success(t('done', { count: added }));
        setOpen(false);
        setPasted('');
        router.refresh();
      });
  };
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={(next) => {
        setRows(undefined);
        setError(undefined);
        setOpen(next);
      }}
      title={t('title')}
      description={t('hint')}
      trigger={<Button icon={<FileUp aria-hidden className="size-4" />}>{t('open')}</Button>}
      footer={
        rows && (
          <>
            <Button onClick={() => setRows(undefined)}>{t('another')}</Button>
            {fresh > 0 && (
              <Button variant="primary" pending={pending} onClick={take}>
                {t('take', { count: fresh })}
              </Button>
            )}
          </>
        )
      }
    >
      {rows ? (
        <div className="flex flex-col gap-3">
          {error && (
            <Notice tone="danger" live>
              {error}
            </Notice>
          )}
          <FilePreview rows={rows} />
        </div>
      ) : (
        <div className="flex flex-col gap-4 pb-3">
          <FileDrop
            label={t('drop')}
            accept=".xlsx,.xls,.ods,.csv,.tsv,.txt"
            disabled={pending}
            error={error}
            again={again}
            onFile={(file) => read({ name: file.name, body: file })}
          />
          <Field label={t('paste')} hint={t('pasteHint')} unmarked>
            <Textarea
              rows={4}
              className="font-mono text-sm"
              value={pasted}
              onChange={({ target }) => setPasted(target.value)}
            />
          </Field>
          <div className="flex flex-wrap justify-between gap-2">
            <a
              href={`${path}/example?language=${locale}`}
              download
              className={buttonClass({ variant: 'quiet' })}
            >
              {t('example')}
            </a>
            <Button
              pending={pending}
              disabled={pasted.trim() === ''}
              onClick={() => read({ name: t('pastedName'), body: new Blob([pasted]) })}
            >
              {t('look')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
