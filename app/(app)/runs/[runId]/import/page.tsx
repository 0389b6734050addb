import { getLocale, getTranslations } from 'next-intl/server';
import { Upload } from '@/components/import/upload';
import { ClientMessages } from '@/components/shell/client-messages';
import { buttonClass } from '@/components/ui/button-style';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { requireActor } from '@/lib/auth/session';
import { imports } from '@/lib/enrolments/imports/queries';
import { formatDateTime } from '@/lib/text/format';
import { found } from '@/lib/auth/found';

/** Which lists came in for this run, and the place to drop the next one. */
export default async function ImportPage({ params }: { params: Promise<{ runId: string }> }) {
  const [actor, { runId }] = await Promise.all([requireActor(), params]);
  const [t, common, locale, { timeZone, batches }] = await Promise.all([
    getTranslations('import'),
    getTranslations('common'),
    getLocale(),
    found(imports(actor, runId)),
  ]);
  return (
    <ClientMessages namespaces={['import']}>
      <div className="flex flex-col gap-4">
        <Panel title={t('title')}>
          <Upload runId={runId} />
        </Panel>
        <Panel title={t('template')} hint={t('templateHint')}>
          <div className="flex flex-wrap gap-2">
            <a className={buttonClass({})} href={`/api/runs/${runId}/imports/template?language=en`} download>
              {t('templateEn')}
            </a>
            <a className={buttonClass({})} href={`/api/runs/${runId}/imports/template?language=ru`} download>
              {t('templateRu')}
            </a>
          </div>
        </Panel>
        {batches.length > 0 && (
          <Panel title={t('before')} flush>
            <Table caption={t('before')}>
              <Thead>
                <Tr>
                  <Th>{t('fact.file')}</Th>
                  <Th>{common('date')}</Th>
                  <Th>{common('state')}</Th>
                  <Th>
                    <span className="sr-only">{common('actions')}</span>
                  </Th>
                </Tr>
              </Thead>
              <Tbody>
                {batches.map((batch) => (
                  <Tr key={batch.id}>
                    <Td head>{batch.fileName}</Td>
                    <Td label={common('date')}>{formatDateTime(batch.createdAt, timeZone, locale)}</Td>
                    <Td label={common('state')}>
                      {batch.undoneAt ? (
                        <State tone="neutral" plain>
                          {t('undone')}
                        </State>
                      ) : batch.appliedAt ? (
                        <State tone="ok" plain>
                          {t('applied')}, {t('enrolled', { count: batch.enrolled })}
                        </State>
                      ) : (
                        <State tone="warn" plain>
                          {t('open')}
                        </State>
                      )}
                    </Td>
                    <Td className="md:text-right">
                      <LinkButton size="sm" href={`/runs/${runId}/import/${batch.id}`}>
                        {t('look')}
                      </LinkButton>
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
          </Panel>
        )}
      </div>
    </ClientMessages>
  );
}
