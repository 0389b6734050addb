'use client';

import { CalendarDays, ChevronDown, LayoutGrid, List, Printer } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Menu, MenuItem } from '@/components/ui/menu';

const open = (href: string) => window.open(href, '_blank', 'noopener');

/** The agenda as a file: on paper in either language, and for a calendar. */
export function FilesMenu({ runId }: { runId: string }) {
  const t = useTranslations('agenda');
  const locale = useLocale();
  const page = `/runs/${runId}/agenda`;
  return (
    <Menu
      trigger={
        <Button variant="quiet" icon={<Printer aria-hidden className="size-4" />}>
          {t('print.menu')}
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      }
    >
      <MenuItem icon={<Printer aria-hidden />} onClick={() => open(`${page}/print?language=en`)}>
        {t('print.en')}
      </MenuItem>
      <MenuItem icon={<Printer aria-hidden />} onClick={() => open(`${page}/print?language=ru`)}>
        {t('print.ru')}
      </MenuItem>
      <MenuItem
        icon={<CalendarDays aria-hidden />}
        onClick={() => open(`${page}/calendar?language=${locale}`)}
      >
        {t('print.calendar')}
      </MenuItem>
    </Menu>
  );
}

/** Grid or list; a phone has the list anyway. */
export function ViewSwitch({ runId, asList }: { runId: string; asList: boolean }) {
  const t = useTranslations('agenda');
  const page = `/runs/${runId}/agenda`;
  return (
    <LinkButton
      href={asList ? page : `${page}?view=list`}
      variant="quiet"
      className="max-md:hidden"
      icon={asList ? <LayoutGrid aria-hidden className="size-4" /> : <List aria-hidden className="size-4" />}
    >
      {asList ? t('view.grid') : t('view.list')}
    </LinkButton>
  );
}
