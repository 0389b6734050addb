'use client';

import { CalendarClock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { CalendarBar } from './bar';
import { useMoving } from './moving';

/** The keyboard's way, and everyone's where nothing can be dragged: opens the same dialog that a drop does. */
export function MoveButton({ bar }: { bar: CalendarBar }) {
  const t = useTranslations('calendar.run');
  const { ask } = useMoving();
  return (
    <Button
      size="sm"
      variant="quiet"
      className="max-md:aspect-square max-md:px-0!"
      aria-label={t('moveOne', { code: bar.code })}
      onClick={() => ask({ bar })}
    >
      <CalendarClock aria-hidden className="size-4" />
      <span className="max-md:sr-only">{t('move')}</span>
    </Button>
  );
}
