import { useTranslations } from 'next-intl';
import { PlainAnswer } from '@/components/nominations/plain-answer';

/** A code that never was, one that has ended or was taken back, and a guess: all the same. */
export default function UnknownLink() {
  const t = useTranslations('observe');
  return <PlainAnswer title={t('unknownTitle')}>{t('unknownText')}</PlainAnswer>;
}
