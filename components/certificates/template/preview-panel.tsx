'use client';

import clsx from 'clsx';
import { FileText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-style';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { fieldOf, samplesShown, type SampleShown } from '@/lib/certificates/templates/preview/rules';
import { useProblemText } from '../problem-text';
import type { Preview } from './use-preview';

type Props = {
  preview: Preview;
  portrait: boolean;
  shownWith: SampleShown;
  onShownWith: (shown: SampleShown) => void;
};

/** The paper as it will be printed, beside the form. */
export function PreviewPanel({ preview, portrait, shownWith, onShownWith }: Props) {
  const t = useTranslations('certificateTemplates');
  const text = useProblemText();
  const { shown, refusals, drawing, failed } = preview;
  // What is wrong with a field stands beside it.
  const others = refusals.filter(
    ({ path }) => !path || (fieldOf(path) === null && !/^(words|logos)\b/.test(path)),
  );
  return (
    <Panel
      title={t('preview')}
      actions={
        shown && (
          <a
            href={shown.pdf}
            target="_blank"
            rel="noopener"
            className={buttonClass({ variant: 'quiet', size: 'sm' })}
          >
            <FileText aria-hidden className="size-4" />
            {t('openPdf')}
          </a>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <Field label={t('shownWith')} unmarked>
          <Select
            value={shownWith}
            onChange={(event) =>
              onShownWith(samplesShown.find((each) => each === event.target.value) ?? 'latin')
            }
            options={samplesShown.map((value) => ({ value, label: t(`shown.${value}`) }))}
          />
        </Field>
        {failed && (
          <Notice tone="warn" live>
            {t('offline')}
          </Notice>
        )}
        {others.length > 0 && (
          <Notice tone="warn" live title={t('notDrawn')}>
            {others.map((problem) => (
              <p key={`${problem.code}${problem.path}`}>{text(problem)}</p>
            ))}
          </Notice>
        )}
        <div
          aria-busy={drawing}
          className={clsx(
            'border-line relative overflow-hidden rounded-md border bg-white',
            portrait ? 'mx-auto aspect-[595/842] w-full max-w-xl' : 'aspect-[842/595] w-full',
          )}
        >
          {shown ? (
            // eslint-disable-next-line @next/next/no-img-element -- drawn a moment ago, for this page alone
            <img
              src={shown.picture}
              alt={t('previewAlt')}
              className={clsx('size-full object-contain transition-opacity', drawing && 'opacity-70')}
            />
          ) : (
            <Skeleton className="size-full" />
          )}
        </div>
        <p role="status" className="text-ink-muted min-h-5 text-sm">
          {drawing ? t('drawing') : refusals.length > 0 && shown ? t('stale') : ''}
        </p>
      </div>
    </Panel>
  );
}
