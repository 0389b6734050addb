import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { PhaseState } from '@/components/runs/phase-state';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { CourseView } from '@/lib/courses/queries';
import { runPhase } from '@/lib/runs/rules';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Day } from '@/lib/time/day';

type Props = { courseId: string; runs: CourseView['runs']; today: Day };

/** The latest deliveries of the course. `today`: the office's. */
export function CourseRuns({ courseId, runs, today }: Props) {
  const t = useTranslations('courses');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Panel
      flush
      title={t('latestRuns')}
      actions={
        runs.length > 0 && (
          <LinkButton size="sm" variant="quiet" href={`/runs?course=${courseId}`}>
            {t('allRuns')}
          </LinkButton>
        )
      }
    >
      {runs.length === 0 ? (
        <p className="text-ink-muted px-4 pb-4">{t('noRuns')}</p>
      ) : (
        <Table caption={t('latestRuns')}>
          <Thead>
            <Tr>
              <Th>{t('run.code')}</Th>
              <Th>{t('run.dates')}</Th>
              <Th>{t('run.place')}</Th>
              <Th numeric>{t('run.confirmed')}</Th>
              <Th>{t('run.state')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {runs.map((run) => (
              <Tr key={run.id}>
                <Td head className="md:whitespace-nowrap">
                  <Link
                    href={`/runs/${run.id}`}
                    className="text-accent hover:underline max-md:after:absolute max-md:after:inset-0"
                  >
                    {run.code}
                  </Link>
                </Td>
                <Td label={t('run.dates')} className="md:whitespace-nowrap">
                  {formatDateRange(run.startsOn, run.endsOn, locale)}
                </Td>
                <Td label={t('run.place')}>{inLanguage(language, run.cityEn, run.cityRu)}</Td>
                <Td label={t('run.confirmed')} numeric className="whitespace-nowrap">
                  {t('run.ofPlaces', { confirmed: run.confirmed, capacity: run.capacity })}
                </Td>
                <Td label={t('run.state')}>
                  <PhaseState
                    phase={runPhase({ ...run, cancelled: run.cancelledAt !== null }, today)}
                    plain
                  />
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Panel>
  );
}
