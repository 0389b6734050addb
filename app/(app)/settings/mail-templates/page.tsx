import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { SettingsHeader } from '@/components/settings/settings-header';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { mailTemplates } from '@/lib/mail/queries';
import { languages } from '@/lib/mail/schema';
import { formatDate } from '@/lib/text/format';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tabs'))('mail-templates') };
}

/** Which mails does the office send, and in whose words? */
export default async function MailTemplatesPage() {
  const [actor, t, locale] = await Promise.all([
    requireActor(),
    getTranslations('mailTemplates'),
    getLocale(),
  ]);
  const rows = await found(mailTemplates(actor));
  return (
    <>
      <SettingsHeader administers />
      <Panel flush title={t('title')} hint={t('hint')}>
        <Table caption={t('title')}>
          <Thead>
            <Tr>
              <Th>{t('mail')}</Th>
              {languages.map((language) => (
                <Th key={language}>{t(`language.${language}`)}</Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {rows.map((row) => (
              <Tr key={row.name}>
                <Td head>{t(`names.${row.name}`)}</Td>
                {row.languages.map(({ language, changedAt }) => (
                  <Td key={language} label={t(`language.${language}`)}>
                    <Link
                      className="link"
                      href={`/settings/mail-templates/${row.name}?language=${language}`}
                      aria-label={`${t(`names.${row.name}`)}, ${t(`language.${language}`)}`}
                    >
                      {changedAt ? t('own', { when: formatDate(changedAt, locale) }) : t('default')}
                    </Link>
                  </Td>
                ))}
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Panel>
    </>
  );
}
