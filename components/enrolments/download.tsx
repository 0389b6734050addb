'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';

/** The people of a run as a sheet, in the form that can be imported again. */
export function Download({ runId }: { runId: string }) {
  const t = useTranslations('enrolments');
  const get = (format: string) => window.open(`/runs/${runId}/people/sheet?format=${format}`, '_self');
  return (
    <Menu trigger={<Button variant="quiet">{t('download')}</Button>}>
      <MenuItem onClick={() => get('xlsx')}>{t('downloadXlsx')}</MenuItem>
      <MenuItem onClick={() => get('csv')}>{t('downloadCsv')}</MenuItem>
    </Menu>
  );
}
