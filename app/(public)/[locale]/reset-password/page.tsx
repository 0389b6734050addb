import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Card } from '@/components/auth/card';
import { ResetForm } from '@/components/auth/reset-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { choosePassword } from './actions';
import type { Locale } from '@/lib/text/locale';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'signIn.resetPage' });
  return { title: t('title') };
}

/** Where the link of a password mail leads. Public. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('signIn.resetPage');
  return (
    <Card title={t('title')}>
      <ClientMessages namespaces={['signIn']}>
        <ResetForm choose={choosePassword} />
      </ClientMessages>
    </Card>
  );
}
