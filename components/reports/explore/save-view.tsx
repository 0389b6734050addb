'use client';

import { useTranslations } from 'next-intl';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import type { Exploration } from '@/lib/reports/explore/types';
import type { SavedViewInput } from '@/lib/reports/explore/views/schema';
import { ViewDialog } from './view-dialog';

type Props = { exploration: Exploration; save: Action<SavedViewInput, { viewId: string }> };

/** Gives what is shown a name, to be opened again. */
export function SaveView({ exploration, save }: Props) {
  const t = useTranslations('reports.view');
  return (
    <ViewDialog
      values={{ name: '', shared: false }}
      action={save}
      input={(typed): SavedViewInput => ({ ...typed, exploration })}
      title={t('saveTitle')}
      trigger={<Button>{t('save')}</Button>}
      confirm={t('keep')}
      done={t('saved')}
    />
  );
}
