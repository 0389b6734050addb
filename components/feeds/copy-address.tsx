'use client';

import { useRef, useState } from 'react';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** An address to be taken elsewhere. Where the browser gives no access to its clipboard, it stands there marked. */
export function CopyAddress({ label, address }: { label: string; address: string }) {
  const t = useTranslations('feeds');
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <Field label={label} unmarked>
          <Input ref={input} readOnly value={address} onFocus={(event) => event.target.select()} />
        </Field>
      </div>
      <Button icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />} onClick={() => void copy()}>
        {copied ? t('copied') : t('copy')}
      </Button>
    </div>
  );
}
