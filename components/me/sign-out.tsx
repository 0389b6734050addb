'use client';

import { LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** next-auth's browser part is fetched when it is needed. */
async function signOut() {
  const auth = await import('next-auth/react');
  await auth.signOut({ callbackUrl: '/sign-in' });
}

export function SignOut() {
  const t = useTranslations('me');
  return (
    <Button
      variant="quiet"
      size="sm"
      square
      aria-label={t('signOut')}
      title={t('signOut')}
      onClick={() => void signOut()}
    >
      <LogOut aria-hidden className="size-4" />
    </Button>
  );
}
