import { useTranslations } from 'next-intl';
import { Compass } from 'lucide-react';
import { LinkButton } from '@/components/ui/link-button';

/** Unknown, hidden and foreign look the same. */
export function MissingState() {
  const t = useTranslations('errors');
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-16 text-center">
      <span aria-hidden className="bg-sunken text-ink-muted mb-1 rounded-full p-3">
        <Compass className="size-5" />
      </span>
      <h1 className="text-lg!">{t('notFoundTitle')}</h1>
      <p className="text-ink-muted max-w-prose text-balance">{t('notFoundText')}</p>
      <LinkButton href="/" variant="primary" className="mt-2">
        {t('home')}
      </LinkButton>
    </div>
  );
}
