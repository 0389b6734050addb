import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { TwoNames } from '@/components/people/two-names';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { Tries, TryRow } from '@/lib/assessment/attempts/overview/queries';
import { shownName } from '@/lib/people/names/rules';
import { formatDateTime } from '@/lib/text/format';
import { testHref } from './addresses';
import { AnnulTry, type Annul } from './annul-try';
import { CopyLink } from './copy-link';

type Props = { tries: Tries; base: string; annul: Annul };

/** Whether this is one of the reasons that Cascade gives itself. */
const ownReason = (why: string) => why === 'MERGED' || why === 'CORRECTED' || why === 'REPLACED';

/** Everybody's try at a test: where it stands, how it came, and what was annulled. */
export function TriesTable({ tries, base, annul }: Props) {
  const t = useTranslations('runTests');
  const { rows, kind, run, managed } = tries;
  return (
    <Panel flush title={t('tries.title', { kind: t(`kind.${kind}`) })} hint={t('tries.hint')}>
      {rows.length === 0 ? (
        <EmptyState title={t('tries.empty')} />
      ) : (
        <Table caption={t('tries.caption')}>
          <Thead>
            <Tr>
              <Th>{t('tries.person')}</Th>
              <Th>{t('tries.state')}</Th>
              <Th>{t('tries.actions')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {rows.map((row) => (
              <Tr key={row.enrolmentId}>
                <Td head className="align-top!">
                  <TwoNames {...row.person} note={row.onRoster ? undefined : t('tries.gone')} />
                </Td>
                <Td label={t('tries.state')} className="align-top!">
                  <Standing row={row} timeZone={run.timeZone} />
                </Td>
                <Td className="align-top!">
                  <div className="flex flex-wrap items-center gap-2">
                    {row.attempt?.at && (
                      <Link
                        className="link"
                        href={`${testHref(base, 'tries', kind)}&person=${row.enrolmentId}`}
                      >
                        {t('tries.answers')}
                      </Link>
                    )}
                    {row.link && <CopyLink link={row.link} name={shownName(row.person)} />}
                    {managed && row.attempt && !row.own && !run.cancelled && (
                      <AnnulTry
                        runId={run.id}
                        attemptId={row.attempt.id}
                        name={shownName(row.person)}
                        annul={annul}
                      />
                    )}
                  </div>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Panel>
  );
}

function Standing({ row: { attempt, annulled }, timeZone }: { row: TryRow; timeZone: string }) {
  const t = useTranslations('runTests.tries');
  const locale = useLocale();
  const when = (instant: Date) => formatDateTime(instant, timeZone, locale, 'shortDay');
  return (
    <div className="flex min-w-0 flex-col items-start gap-0.5">
      {!attempt ? (
        <State tone="neutral" plain>
          {t('NOT_BEGUN')}
        </State>
      ) : attempt.at ? (
        <>
          <State tone="ok" plain>
            {t('HANDED_IN')}
          </State>
          <span className="text-ink-muted text-sm">
            {when(attempt.at)} · {t(`source.${attempt.source}`)}
          </span>
        </>
      ) : (
        <State tone="info" plain>
          {t('BEGUN', { answered: attempt.answered })}
        </State>
      )}
      {annulled.map(({ at, why }) => (
        <span key={at.toISOString()} className="text-ink-muted text-sm break-words">
          {t('annulled', {
            when: when(at),
            why: ownReason(why) ? t(`why.${why as 'MERGED'}`) : why,
          })}
        </span>
      ))}
    </div>
  );
}
