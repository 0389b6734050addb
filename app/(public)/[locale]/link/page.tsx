import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Card } from '@/components/auth/card';
import { LinkForm } from '@/components/auth/link-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { signInByMailedLink } from './actions';
import type { Locale } from '@/lib/text/locale';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'signIn.linkPage' });
  return { title: t('title') };
}

/** Where the link of a sign-in mail leads. Public. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('signIn.linkPage');
  return (
    <Card title={t('title')}>
      <ClientMessages namespaces={['signIn']}>
        <LinkForm signIn={signInByMailedLink} />
      </ClientMessages>
    </Card>
  );
}
