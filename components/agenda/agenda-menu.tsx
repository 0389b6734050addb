'use client';

import {
  CalendarCog,
  ChevronDown,
  CopyPlus,
  LayoutTemplate,
  MoveVertical,
  Save,
  Split,
  Users,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import type { Agenda } from '@/lib/runs/sessions/queries';
import { plannedDays } from './days';

export type Task = 'COPY' | 'SHIFT' | 'APPLY' | 'SAVE' | 'TRACKS' | 'DIVIDE';

type Props = { agenda: Agenda; onChoose: (task: Task) => void };

/** What can be done to the whole agenda. */
export function AgendaMenu({ agenda, onChoose }: Props) {
  const t = useTranslations('agenda');
  const planned = plannedDays(agenda).size > 0;
  return (
    <Menu
      trigger={
        <Button icon={<CalendarCog aria-hidden className="size-4" />}>
          {t('menu.label')}
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      }
    >
      {planned && (
        <MenuItem icon={<CopyPlus aria-hidden />} onClick={() => onChoose('COPY')}>
          {t('menu.COPY')}
        </MenuItem>
      )}
      {planned && (
        <MenuItem icon={<MoveVertical aria-hidden />} onClick={() => onChoose('SHIFT')}>
          {t('menu.SHIFT')}
        </MenuItem>
      )}
      {agenda.templateBlocks > 0 && (
        <MenuItem icon={<LayoutTemplate aria-hidden />} onClick={() => onChoose('APPLY')}>
          {t('menu.APPLY')}
        </MenuItem>
      )}
      {planned && agenda.maySaveTemplate && (
        <MenuItem icon={<Save aria-hidden />} onClick={() => onChoose('SAVE')}>
          {t('menu.SAVE')}
        </MenuItem>
      )}
      {(planned || agenda.templateBlocks > 0) && <MenuSeparator />}
      <MenuItem icon={<Split aria-hidden />} onClick={() => onChoose('TRACKS')}>
        {t('menu.TRACKS')}
      </MenuItem>
      {agenda.tracks.length > 0 && (
        <MenuItem icon={<Users aria-hidden />} onClick={() => onChoose('DIVIDE')}>
          {t('menu.DIVIDE')}
        </MenuItem>
      )}
    </Menu>
  );
}
