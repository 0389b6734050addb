'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { codeOfText } from '@/lib/certificates/verification/rules';

/** The code as somebody types it from the paper; what is no code is said before anybody is asked. */
export function VerifyForm() {
  const t = useTranslations('verify');
  const router = useRouter();
  const [error, setError] = useState<string>();

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('code') ?? '');
    const code = codeOfText(text);
    if (!code) return setError(text.trim() ? t('form.notACode') : t('form.empty'));
    setError(undefined);
    router.push(`/verify/${code}`);
  };

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label={t('form.code')} hint={t('form.hint')} error={error} unmarked>
        <Input name="code" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={60} />
      </Field>
      <div>
        <Button type="submit" variant="primary">
          {t('form.verify')}
        </Button>
      </div>
    </form>
  );
}
