import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Card } from '@/components/auth/card';
import { Activation } from '@/components/auth/activation';
import { ClientMessages } from '@/components/shell/client-messages';
import { activateAccount, readInvitation } from './actions';
import type { Locale } from '@/lib/text/locale';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'signIn.activatePage' });
  return { title: t('title') };
}

/** Where an invitation leads. Public. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('signIn.activatePage');
  return (
    <Card title={t('title')}>
      <ClientMessages namespaces={['signIn']}>
        <Activation read={readInvitation} activate={activateAccount} />
      </ClientMessages>
    </Card>
  );
}
