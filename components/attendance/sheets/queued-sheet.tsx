'use client';

import { useLocale, useTranslations } from 'next-intl';
import { X } from 'lucide-react';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Progress } from '@/components/ui/progress';
import { Select, type Option } from '@/components/ui/select';
import { State } from '@/components/ui/state';
import { formatFileSize, formatPercent } from '@/lib/text/format';
import type { Queued } from './use-queue';

type Props = {
  queued: Queued;
  options: readonly Option[];
  onChoose: (choice: string) => void;
  onRemove: () => void;
};

/** One file before it is attached: what it is of, by its code or by choice, and how far it is. */
export function QueuedSheet({ queued, options, onChoose, onRemove }: Props) {
  const t = useTranslations('paper');
  const errors = useTranslations('errors');
  const locale = useLocale();
  const text = useRefusalText();
  const { file, state, choice, read, sent, refusals, errorId } = queued;
  const ofChoice = refusals.find(({ path }) => path === 'choice');
  const others = refusals.filter((refusal) => refusal !== ofChoice);
  const byCode = read !== null && read.choice === choice;
  const percent = formatPercent(sent, locale);
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 font-medium break-words">
          {file.name}{' '}
          <span className="text-ink-muted text-sm font-normal whitespace-nowrap">
            {formatFileSize(file.size, locale)}
          </span>
        </p>
        {state !== 'SENDING' && (
          <Button
            size="sm"
            variant="quiet"
            square
            aria-label={t('takeOut', { name: file.name })}
            onClick={onRemove}
            icon={<X aria-hidden className="size-4" />}
          />
        )}
      </div>
      {(state === 'WAITING' || state === 'READING') && (
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
          <Field
            label={t('of')}
            required
            error={ofChoice && text(ofChoice)}
            className="w-full md:w-96 md:max-w-full"
          >
            <Select
              options={options}
              placeholder={t('choose')}
              value={choice}
              onChange={(event) => onChoose(event.target.value)}
            />
          </Field>
          <p role="status" className="pb-1.5">
            {state === 'READING' ? (
              <State tone="neutral" plain>
                {t('reading')}
              </State>
            ) : byCode ? (
              <State tone="ok" plain>
                {read.page === null ? t('codeReadAlone') : t('codeRead', { page: read.page })}
              </State>
            ) : (
              !read &&
              others.length === 0 && (
                <State tone="neutral" plain>
                  {choice ? t('waiting') : t('noCode')}
                </State>
              )
            )}
          </p>
        </div>
      )}
      {state === 'SENDING' && (
        <Progress label={t('sending', { percent })} text={percent} value={sent * 100} max={100} hideLabel />
      )}
      {others.map((refusal) => (
        <FieldError key={refusal.code}>{text(refusal)}</FieldError>
      ))}
      {errorId && (
        <FieldError>
          {errors('failedText')} {errors('failedId', { id: errorId })}
        </FieldError>
      )}
    </li>
  );
}
