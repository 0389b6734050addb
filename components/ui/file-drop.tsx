'use client';

import { useId, useRef, useState, type ReactNode } from 'react';
import clsx from 'clsx';
import { FileUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from './button';
import { FieldError } from './field-error';

type Props = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** As in the accept attribute: ".xlsx,.csv". What it refuses is refused again by the server. */
  accept?: string;
  name?: string;
  disabled?: boolean;
  /** The same file may be taken when it is sent once more: a press does, and nothing has to be chosen again. */
  again?: boolean;
  /** Several at once: `onFile` is called for each. */
  multiple?: boolean;
  onFile: (file: File) => void;
};

/** A file, dropped or chosen; several where they are asked for. */
export function FileDrop({
  label,
  hint,
  error,
  accept,
  name = 'file',
  disabled,
  again,
  multiple,
  onFile,
}: Props) {
  const t = useTranslations('common');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [chosen, setChosen] = useState<File>();
  const take = (files: FileList | null) => {
    if (!files || disabled) return;
    for (const file of multiple ? files : [...files].slice(0, 1)) {
      if (!multiple) setChosen(file);
      onFile(file);
    }
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
        className={clsx(
          'flex cursor-pointer flex-col items-center gap-1.5 rounded-lg border border-dashed px-4 py-8 text-center transition-colors',
          'has-focus-visible:outline-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2',
          over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface hover:bg-hover',
          disabled && 'cursor-not-allowed opacity-55',
        )}
      >
        <FileUp aria-hidden className="text-ink-muted size-6" />
        <span className="font-medium">{label}</span>
        <span className="text-accent underline underline-offset-2">{t('chooseFile')}</span>
        {hint && (
          <span id={`${id}-hint`} className="text-ink-muted text-sm">
            {hint}
          </span>
        )}
        {chosen && <span className="max-w-full truncate text-sm font-medium">{chosen.name}</span>}
        <input
          ref={input}
          id={id}
          name={name}
          type="file"
          accept={accept}
          disabled={disabled}
          multiple={multiple}
          aria-invalid={error ? true : undefined}
          aria-describedby={
            [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
          }
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
          className="sr-only"
        />
      </label>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {again && chosen && !disabled && (
        <Button size="sm" className="self-start" onClick={() => onFile(chosen)}>
          {t('sendAgain', { name: chosen.name })}
        </Button>
      )}
    </div>
  );
}
