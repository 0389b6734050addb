import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { Preview } from '@/lib/enrolments/invitations/queries';
import type { Kind } from './types';

/** How many named, before "and N more". */
const named = 5;

/** How many mails in which language, who gets none, and who has had one. */
export function PreviewSummary({ preview, kind }: { preview: Preview; kind: Kind }) {
  const t = useTranslations('invitations.tab');
  const { languages, withoutAddress, already, people } = preview;
  const names = withoutAddress.slice(0, named).map(({ name }) => name);
  return (
    <>
      <p>
        {t('mails', { count: people.length })}
        {people.length > 0 && ` (${t('inLanguages', { english: languages.EN, russian: languages.RU })})`}
        {kind === 'invitation' && already > 0 && ` ${t('already', { count: already })}`}
      </p>
      {withoutAddress.length > 0 && (
        <Notice tone="warn" title={t('withoutAddress', { count: withoutAddress.length })}>
          {names.join(', ')}
          {withoutAddress.length > named &&
            ` ${t('andMore', { count: withoutAddress.length - named })}`}.{' '}
          {kind === 'invitation' && t('withoutAddressHint')}
        </Notice>
      )}
    </>
  );
}
