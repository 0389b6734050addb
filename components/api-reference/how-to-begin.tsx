import { useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { apiScopes } from '@/lib/auth/api-tokens/schema';

type Props = {
  /** Where the API begins, with the office's own address. */
  address: string;
};

/** What whoever writes the program has to know first, with a request to copy. */
export function HowToBegin({ address }: Props) {
  const t = useTranslations('api.page');
  const words = useTranslations('apiTokens.scope');
  const request = `curl -H "Authorization: Bearer $CASCADE_TOKEN" \\\n  "${address}/runs?from=2026-01-01&limit=50"`;
  return (
    <>
      <Panel
        title={t('begin')}
        actions={
          <>
            <LinkButton href="/settings/api">{t('toTokens')}</LinkButton>
            {/* A document, and no page of the application. */}
            <a href={`${address}/openapi.json`} className="link">
              {t('document')}
            </a>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <p className="max-w-prose">{t('beginText')}</p>
          <pre
            tabIndex={0}
            role="group"
            aria-label={t('example')}
            className="bg-sunken overflow-x-auto rounded-md p-3 text-sm"
          >
            {request}
          </pre>
          <p className="max-w-prose">{t('pagesText')}</p>
          <p className="max-w-prose">{t('dates')}</p>
          <p className="max-w-prose">{t('limits')}</p>
        </div>
      </Panel>
      <Panel title={t('scopesTitle')}>
        <DescriptionList
          facts={apiScopes.map((scope) => ({
            term: <code className="text-sm">{scope}</code>,
            value: words(scope.replace(':', '_') as 'runs_read'),
          }))}
        />
      </Panel>
    </>
  );
}
