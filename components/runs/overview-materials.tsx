'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Checkbox } from '@/components/ui/checkbox';
import { Panel } from '@/components/ui/panel';
import { Failure } from './failure';
import type { Action } from './form-types';

type Props = {
  runId: string;
  materials: readonly { id: string; title: string; ready: boolean }[];
  mark: Action<{ runId: string; materialId: string; ready: boolean }, { ready: boolean }>;
};

/** What is handed out, and whether it is at hand. */
export function OverviewMaterials({ runId, materials, mark }: Props) {
  const t = useTranslations('readiness');
  const router = useRouter();
  const command = useCommand(mark, { onDone: () => router.refresh() });
  return (
    <Panel title={<span id="materials">{t('materials')}</span>} hint={t('materialsHint')}>
      <Failure refusals={command.refusals} errorId={command.errorId} />
      {materials.map(({ id, title, ready }) => (
        <Checkbox
          // Shown as the office has it: a refused tick falls back.
          key={`${id} ${ready}`}
          label={title}
          defaultChecked={ready}
          disabled={command.pending}
          onChange={(event) => command.run({ runId, materialId: id, ready: event.target.checked })}
        />
      ))}
    </Panel>
  );
}
