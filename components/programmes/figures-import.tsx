'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { canBeSentAgain } from '@/components/forms/answer-refusal';
import { useCommand } from '@/components/forms/use-command';
import { upload } from '@/components/nominations/upload';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FileDrop } from '@/components/ui/file-drop';
import { Panel } from '@/components/ui/panel';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import type { Refusal } from '@/lib/errors/outcome';
import type { IndicatorFile } from '@/lib/programmes/indicators/file/queries';
import { stateOf } from '@/lib/programmes/indicators/file/rules';
import type { ApplyFigures } from '@/lib/programmes/indicators/file/schema';
import { FiguresPreview } from './figures-preview';

type Props = {
  programmeId: string;
  indicatorId: string;
  countries: readonly { value: string; label: string }[];
  apply: Action<ApplyFigures, { added: number; changed: number }>;
};

/** Figures from a file, or pasted as a spreadsheet copies them: looked at first, then taken over all at once. */
export function FiguresImport({ programmeId, indicatorId, countries, apply }: Props) {
  const t = useTranslations('figures');
  const router = useRouter();
  const [pasted, setPasted] = useState('');
  const [reading, setReading] = useState(false);
  const [read, setRead] = useState<IndicatorFile | null>(null);
  const [refused, setRefused] = useState<{ refusals: Refusal[]; errorId: string | null }>();
  const command = useCommand(apply, {
    onDone: ({ added, changed }) => {
      toast.success(t('done', { added, changed }));
      router.push(`/programmes/${programmeId}`);
      router.refresh();
    },
  });
  const look = async (file: File) => {
    setReading(true);
    setRefused(undefined);
    setRead(null);
    const { outcome, errorId } = await upload<IndicatorFile>(
      `/api/programmes/${programmeId}/indicators/${indicatorId}/figures`,
      file,
    );
    setReading(false);
    if (outcome?.ok) setRead(outcome.value);
    else setRefused({ refusals: outcome?.refusals ?? [], errorId });
  };
  const taken = (read?.changes ?? []).filter((change) => stateOf(change) !== 'SAME');
  return (
    <div className="flex flex-col gap-4">
      <Panel title={t('source')} hint={t('sourceHint')}>
        <div className="grid gap-4 md:grid-cols-2">
          <FileDrop
            label={t('drop')}
            hint={t('dropHint')}
            accept=".xlsx,.xls,.ods,.csv,.tsv,.txt"
            disabled={reading}
            again={canBeSentAgain(refused?.refusals[0])}
            onFile={(file) => void look(file)}
          />
          <div className="flex flex-col gap-2">
            <Field label={t('paste')} hint={t('pasteHint')} unmarked>
              <Textarea
                rows={5}
                wrap="off"
                spellCheck={false}
                value={pasted}
                onChange={(event) => setPasted(event.target.value)}
              />
            </Field>
            <Button
              className="self-start"
              disabled={pasted.trim() === ''}
              pending={reading}
              onClick={() => void look(new File([pasted], `${t('pasted')}.tsv`))}
            >
              {t('look')}
            </Button>
          </div>
        </div>
        {refused && (
          <div className="mt-3">
            <Failure {...refused} />
          </div>
        )}
      </Panel>
      {read && (
        <FiguresPreview read={read} countries={countries}>
          <Failure refusals={command.refusals} errorId={command.errorId} />
          {taken.length > 0 ? (
            <Button
              variant="primary"
              pending={command.pending}
              onClick={() =>
                command.run({
                  programmeId,
                  indicatorId,
                  figures: taken.map(({ cell: _, ...figure }) => figure),
                })
              }
            >
              {t('apply', { count: taken.length })}
            </Button>
          ) : (
            <p className="text-ink-muted">{t('nothing')}</p>
          )}
        </FiguresPreview>
      )}
    </div>
  );
}
