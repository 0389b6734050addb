import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Card } from '@/components/auth/card';
import { SignInForm } from '@/components/auth/sign-in-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { requestAccountMail } from './actions';
import type { Locale } from '@/lib/text/locale';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'signIn' });
  return { title: t('title') };
}

/** The way in. Public. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('signIn');
  return (
    <Card title={t('title')}>
      <ClientMessages namespaces={['signIn']}>
        <SignInForm requestMail={requestAccountMail} />
      </ClientMessages>
    </Card>
  );
}
