import { useLocale, useTranslations } from 'next-intl';
import { State } from '@/components/ui/state';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TitleLink } from '@/components/ui/title-link';
import type { RunRow } from '@/lib/runs/queries';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { PhaseState } from './phase-state';

/** A page of runs; on a phone each is a card. */
export function RunTable({ rows }: { rows: readonly RunRow[] }) {
  const t = useTranslations('runs');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const head = ['course', 'dates', 'place', 'confirmed', 'trainers', 'state'] as const;
  return (
    <Table caption={t('list.caption')}>
      <Thead>
        <Tr>
          {head.map((column) => (
            <Th key={column} numeric={column === 'confirmed'}>
              {t(`list.${column}`)}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((run) => (
          <Tr key={run.id}>
            <Td head className="md:w-[38%]">
              <TitleLink
                href={`/runs/${run.id}`}
                title={inLanguage(language, run.course.titleEn, run.course.titleRu)}
                note={run.code}
              />
            </Td>
            <Td label={t('list.dates')} className="md:whitespace-nowrap">
              {formatDateRange(run.startsOn, run.endsOn, locale)}
            </Td>
            <Td label={t('list.place')} className="max-md:text-right">
              <span>
                {inLanguage(language, run.cityEn, run.cityRu)}
                <span className="md:hidden">, </span>
                <span className="text-ink-muted md:block md:text-sm">
                  {inLanguage(language, run.country.nameEn, run.country.nameRu)}
                </span>
              </span>
            </Td>
            <Td label={t('list.confirmed')} numeric className="whitespace-nowrap tabular-nums">
              {t('ofPlaces', { confirmed: run.confirmed, capacity: run.capacity })}
            </Td>
            <Td label={t('list.trainers')} className="md:max-w-60">
              <Trainers run={run} />
            </Td>
            <Td label={t('list.state')}>
              <PhaseState phase={run.phase} plain />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Trainers({ run }: { run: RunRow }) {
  const t = useTranslations('runs');
  const [first, ...others] = run.trainers.map(
    ({ officialName, latinName }) => officialName ?? latinName ?? '',
  );
  if (first === undefined) {
    return run.phase === 'PLANNED' || run.phase === 'UNDER_WAY' ? (
      <State tone="warn" plain>
        {t('noTrainer')}
      </State>
    ) : (
      <span className="text-ink-muted">–</span>
    );
  }
  return (
    <span className="min-w-0 max-md:text-right">
      <span className="block truncate">{first}</span>
      {others.length > 0 && (
        <span className="text-ink-muted block text-sm" title={others.join(', ')}>
          {t('moreTrainers', { count: others.length })}
        </span>
      )}
    </span>
  );
}
