'use client';

import { FileUp } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

const LoadDialog = dynamic(() => import('./load-dialog').then((module) => module.LoadDialog));

/** The way in for marks that a phone could not send: it wrote them to a file instead. */
export function LoadDeviceFile({ runId }: { runId: string }) {
  const t = useTranslations('deviceFile');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<FileUp aria-hidden className="size-4" />} onClick={() => setOpen(true)}>
        {t('load')}
      </Button>
      {open && <LoadDialog runId={runId} onClose={() => setOpen(false)} />}
    </>
  );
}
