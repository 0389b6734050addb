import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { ProblemReference } from '@/lib/reports/api/reference/rules';

/** What can be answered other than the thing asked for; the type of a problem leads here. */
export function ProblemsPanel({ problems }: { problems: readonly ProblemReference[] }) {
  const t = useTranslations('api.page');
  return (
    <Panel flush title={t('problems')} hint={t('problemsText')}>
      <Table caption={t('problems')}>
        <Thead>
          <Tr>
            <Th>{t('code')}</Th>
            <Th>{t('status')}</Th>
            <Th>{t('meaning')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {problems.map(({ code, status, title, detail }) => (
            <Tr key={code}>
              <Td head>
                <code id={`problem-${code}`} className="scroll-mt-20 text-sm break-all">
                  {code}
                </code>
              </Td>
              <Td label={t('status')}>{status}</Td>
              <Td label={t('meaning')}>
                {title}. {detail}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Panel>
  );
}
