import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { TwoNames } from '@/components/people/two-names';
import { State } from '@/components/ui/state';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { IrregularSession } from '@/lib/qualifications/irregular/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

/** Sessions that were taught without the right to it: when, by whom, on which run, and what was missing. */
export function IrregularTable({ rows }: { rows: readonly IrregularSession[] }) {
  const t = useTranslations('qualifications.irregular');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Table caption={t('title')}>
      <Thead>
        <Tr>
          <Th>{t('day')}</Th>
          <Th>{t('trainer')}</Th>
          <Th>{t('session')}</Th>
          <Th>{t('run')}</Th>
          <Th>{t('missing')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map(({ id, day, person, run, reason, titleEn, titleRu }) => (
          <Tr key={`${id} ${person.id}`}>
            <Td head className="md:whitespace-nowrap">
              {formatDate(day, locale, 'shortDay')}
            </Td>
            <Td label={t('trainer')} className="max-md:text-right md:max-w-60">
              <TwoNames {...person} href={`/people/${person.id}`} />
            </Td>
            <Td label={t('session')} className="max-md:text-right md:max-w-60">
              {inLanguage(language, titleEn, titleRu)}
            </Td>
            <Td label={t('run')} className="max-md:text-right md:max-w-60">
              <Link className="link" href={`/runs/${run.id}`}>
                {run.code}
              </Link>
              <span className="text-ink-muted block text-sm">
                {inLanguage(language, run.titleEn, run.titleRu)}
              </span>
            </Td>
            <Td label={t('missing')}>
              {reason && (
                <State tone="warn" plain>
                  {t(`reason.${reason}`)}
                </State>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
