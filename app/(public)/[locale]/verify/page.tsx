import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Card } from '@/components/auth/card';
import { ClientMessages } from '@/components/shell/client-messages';
import { PaperCheck } from '@/components/verify/paper-check';
import { VerifyForm } from '@/components/verify/verify-form';
import type { Locale } from '@/lib/text/locale';

type Params = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Params) {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'verify' }))('title') };
}

/** Is this paper genuine? Anyone may ask. */
export default async function VerifyPage({ params }: Params) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('verify');
  return (
    <Card title={t('form.title')}>
      <p className="text-ink-muted">{t('form.about')}</p>
      <ClientMessages namespaces={['verify.form', 'verify.paper']}>
        <VerifyForm />
        <PaperCheck />
      </ClientMessages>
    </Card>
  );
}
