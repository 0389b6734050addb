'use client';

import { useState } from 'react';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';

/** Somebody's own link, to be sent by whatever way they are reached. Where there is no clipboard it stands there marked. */
export function CopyLink({ link, name }: { link: string; name: string }) {
  const t = useTranslations('runTests.tries');
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setState('copied');
    } catch {
      setState('shown');
    }
  };
  if (state === 'shown')
    return (
      <Input
        readOnly
        autoFocus
        value={link}
        aria-label={t('link', { name })}
        className="min-w-0 flex-1 basis-52 text-sm"
        onFocus={(event) => event.target.select()}
      />
    );
  const Icon = state === 'copied' ? Check : Copy;
  return (
    <Button
      size="sm"
      variant="quiet"
      icon={<Icon aria-hidden className="size-4" />}
      aria-label={`${t(state === 'copied' ? 'copied' : 'copy')}: ${name}`}
      onClick={() => void copy()}
    >
      {t(state === 'copied' ? 'copied' : 'copy')}
    </Button>
  );
}
