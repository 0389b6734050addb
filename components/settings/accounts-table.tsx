import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { AccountState } from '@/lib/auth/accounts/rules';
import { AccountStateMark } from './account-state';
import { GrantText, type GrantFacts } from './grant-text';

type Row = {
  id: string;
  name: string;
  email: string;
  demo: boolean;
  state: AccountState;
  grants: readonly GrantFacts[];
};

/** Accounts with their rights. */
export function AccountsTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations('settings.accounts');
  const tCommon = useTranslations('common');
  return (
    <Table caption={t('caption')}>
      <Thead>
        <Tr>
          <Th>{tCommon('name')}</Th>
          <Th>{tCommon('email')}</Th>
          <Th>{t('rights')}</Th>
          <Th>{tCommon('state')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head>
              <Link href={`/settings/accounts/${row.id}`} className="link">
                {row.name}
              </Link>
              {row.demo && <Badge>{t('demo')}</Badge>}
            </Td>
            <Td label={tCommon('email')}>
              <span className="break-all">{row.email}</span>
            </Td>
            <Td label={t('rights')}>
              {row.grants.length === 0 ? (
                <span className="text-ink-muted">{t('noRights')}</span>
              ) : (
                <ul>
                  {row.grants.map((grant) => (
                    <li key={grant.id}>
                      <GrantText grant={grant} />
                    </li>
                  ))}
                </ul>
              )}
            </Td>
            <Td label={tCommon('state')}>
              <AccountStateMark state={row.state} plain />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
