'use client';

import { LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { signOut } from '@/components/shell/sign-out';
import { Button } from '@/components/ui/button';

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
