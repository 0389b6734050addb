'use client';

import { useTheme } from 'next-themes';
import { useTranslations } from 'next-intl';
import { Toaster as Sonner } from 'sonner';

export { toast } from 'sonner';

/**
 * The place where toasts appear; the shell holds it. At the top, over the bar of the office: what saves stands at the bottom of
 * a long table, on a phone the navigation too, and both stay in reach.
 * Undo: toast(text, { action: { label, onClick } }).
 */
export function Toaster() {
  const t = useTranslations('common');
  const { theme } = useTheme();
  return (
    <Sonner
      theme={(theme as 'light' | 'dark' | 'system' | undefined) ?? 'system'}
      position="top-right"
      containerAriaLabel={t('notifications')}
      toastOptions={{
        closeButtonAriaLabel: t('close'),
        classNames: {
          toast: 'border-line! bg-raised! text-ink! shadow-float! font-sans! text-base! rounded-lg!',
          description: 'text-ink-muted!',
          actionButton: 'bg-accent! text-on-accent! h-8! px-3! rounded-md! text-sm! font-medium!',
          success: '[&_[data-icon]]:text-ok!',
          error: '[&_[data-icon]]:text-danger!',
          warning: '[&_[data-icon]]:text-warn!',
          info: '[&_[data-icon]]:text-info!',
        },
      }}
      offset={{ top: '0.375rem', right: '5rem' }}
      mobileOffset={{ top: '0.375rem' }}
    />
  );
}
