import { useTranslations } from 'next-intl';
import { refusalOfMessage } from '@/lib/errors/refusal-message';

const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*(\||$)/;

/**
 * Words for what a schema or a form says of a field: a refusal's code (`CODE|name=value`) becomes its text in the
 * reader's language, anything else is a text already.
 */
export function useErrorText(): (message: string) => string {
  const t = useTranslations('refusals');
  return (message) => {
    if (!CODE.test(message)) return message;
    const { code, params } = refusalOfMessage(message);
    return t.has(code) ? t(code, params ?? {}) : t('INVALID');
  };
}
