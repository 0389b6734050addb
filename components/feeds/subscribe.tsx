'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { CalendarPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { FeedTarget } from '@/lib/runs/feeds/schema';
import type { FeedActions } from './types';

/** The dialog is loaded when it is asked for: light pages carry the button only. */
const SubscribeDialog = dynamic(() => import('./subscribe-dialog').then((module) => module.SubscribeDialog));

/**
 * The button that leads to a calendar of the target: of one's own courses (PERSON), of a run, of a programme. Its
 * messages are `feeds`; its actions those of app/(app)/feed-actions.
 */
export function Subscribe({
  target,
  actions,
  size,
}: {
  target: FeedTarget;
  actions: FeedActions;
  size?: 'sm';
}) {
  const t = useTranslations('feeds');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size={size} icon={<CalendarPlus aria-hidden />} onClick={() => setOpen(true)}>
        {t('subscribe')}
      </Button>
      {open && <SubscribeDialog target={target} actions={actions} onClose={() => setOpen(false)} />}
    </>
  );
}
