import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';

/** The code is unknown, used or too old; which of these is not told. */
export function InvalidLink() {
  const t = useTranslations('signIn.invalidLink');
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warn" live title={t('title')}>
        {t('text')}
      </Notice>
      <LinkButton href="/sign-in" variant="primary">
        {t('signIn')}
      </LinkButton>
    </div>
  );
}
