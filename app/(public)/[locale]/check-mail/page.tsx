import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Card } from '@/components/auth/card';
import { LinkButton } from '@/components/ui/link-button';
import type { Locale } from '@/lib/text/locale';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'signIn.checkPage' });
  return { title: t('title') };
}

/** Says that a mail is under way, if there is such an account. Public. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('signIn.checkPage');
  return (
    <Card title={t('title')}>
      <p>{t('text')}</p>
      <p className="text-ink-muted text-sm">{t('hint')}</p>
      <LinkButton href="/sign-in">{t('back')}</LinkButton>
    </Card>
  );
}
