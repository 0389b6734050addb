import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Card } from '@/components/auth/card';
import { RequestMailForm } from '@/components/auth/request-mail-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { requestAccountMail } from '../sign-in/actions';
import type { Locale } from '@/lib/text/locale';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'signIn.forgotPage' });
  return { title: t('title') };
}

/** Asks for a mail to choose a new password. Public. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('signIn.forgotPage');
  return (
    <Card title={t('title')}>
      <p>{t('text')}</p>
      <ClientMessages namespaces={['signIn']}>
        <RequestMailForm requestMail={requestAccountMail} />
      </ClientMessages>
    </Card>
  );
}
