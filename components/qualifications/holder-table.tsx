import type { ReactNode } from 'react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { TwoNames } from '@/components/people/two-names';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { institutionName } from '@/lib/people/institutions/rules';
import type { HolderRow } from '@/lib/qualifications/held/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { StatusNotes } from './status-notes';
import { StatusState } from './status-state';

type Props = {
  rows: readonly HolderRow[];
  /** Whether the status ends soon, as the list's filter means it. */
  ending: (row: HolderRow) => boolean;
  /** What can be done with a row. */
  actions: (row: HolderRow) => ReactNode;
};

/** Who holds which status, since when, until when, and what proves it. */
export function HolderTable({ rows, ending, actions }: Props) {
  const t = useTranslations('qualifications');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Table caption={t('holders')}>
      <Thead>
        <Tr>
          <Th>{t('person')}</Th>
          <Th>{t('status')}</Th>
          <Th>{t('since')}</Th>
          <Th>{t('until')}</Th>
          <Th>{t('proof')}</Th>
          <Th>{t('stateToday')}</Th>
          <Th>
            <span className="sr-only">{t('actions')}</span>
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => {
          const { institution, country, ...person } = row.person;
          const from = [
            institution && institutionName(language, institution),
            country && inLanguage(language, country.nameEn, country.nameRu),
          ];
          return (
            <Tr key={row.id}>
              <Td head className="md:max-w-72">
                <TwoNames {...person} href={`/people/${person.id}`} note={from.filter(Boolean).join(', ')} />
              </Td>
              <Td label={t('status')} className="max-md:text-right md:max-w-60">
                <Link className="link" href={`/qualifications/kinds/${row.type.id}`}>
                  {inLanguage(language, row.type.nameEn, row.type.nameRu)}
                </Link>
              </Td>
              <Td label={t('since')} className="md:whitespace-nowrap">
                {formatDate(row.validFrom, locale, 'shortDay')}
              </Td>
              <Td label={t('until')} className="md:whitespace-nowrap">
                {row.validUntil ? (
                  formatDate(row.validUntil, locale, 'shortDay')
                ) : (
                  <span className="text-ink-muted">{t('noEnd')}</span>
                )}
              </Td>
              <Td label={t('proof')} className="whitespace-nowrap">
                <Proof proof={row.proof} />
              </Td>
              <Td label={t('stateToday')} className="md:max-w-56">
                <span className="min-w-0 max-md:text-right">
                  <StatusState state={row.state} ending={ending(row)} />
                  <StatusNotes status={row} />
                </span>
              </Td>
              <Td className="md:text-right">{actions(row)}</Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}

function Proof({ proof }: { proof: HolderRow['proof'] }) {
  const t = useTranslations('qualifications');
  if (!proof) return <span className="text-ink-muted">{t('noProof')}</span>;
  if (!proof.runId) return proof.number;
  return (
    <Link className="link" href={`/runs/${proof.runId}/certificates`}>
      {proof.number}
    </Link>
  );
}
