import { useLocale, useTranslations } from 'next-intl';
import { TwoNames } from '@/components/people/two-names';
import { State, type Tone } from '@/components/ui/state';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { CertificateSheet, SheetRow } from '@/lib/certificates/sheet/queries';
import { institutionName } from '@/lib/people/institutions/rules';
import { shownName } from '@/lib/people/names/rules';
import { inLanguage } from '@/lib/text/in-language';
import type { Action } from './call';
import { CertificateCell } from './certificate-cell';
import { HeldLine } from './holds/held-line';
import { HoldButton, type Hold } from './holds/hold-button';
import { LiftButton, type Lift } from './holds/lift-button';
import { CompletionReason } from './completion-reason';
import { Problems } from './problems';
import { SelectBox } from './select-box';

const tone = { MET: 'ok', OPEN: 'info', NOT_MET: 'warn' } as const satisfies Record<string, Tone>;

type Props = {
  run: CertificateSheet['run'];
  rows: readonly SheetRow[];
  /** Nothing can be issued now, whoever has earned it. */
  closed: boolean;
  /** The person of who is looking. */
  self: string | null;
  /** Where the run is. */
  today: string;
  hold: Hold;
  lift: Lift;
  revoke: Action<{ certificateId: string; reason: string }, unknown>;
};

/** Each person with the rule's verdict and its reasons, what the paper lacks, and what was issued. */
export function SheetTable({ run, rows, closed, self, today, revoke, hold, lift }: Props) {
  const t = useTranslations('certificates');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  const status = run.confers && inLanguage(language, run.confers.nameEn, run.confers.nameRu);
  return (
    <Table caption={t('caption')}>
      <Thead>
        <Tr>
          <Th className="top-(--table-top)! w-10">
            <span className="sr-only">{t('column.select')}</span>
          </Th>
          <Th className="top-(--table-top)!">{t('column.person')}</Th>
          <Th className="top-(--table-top)!">{t('column.verdict')}</Th>
          <Th className="top-(--table-top)!">{t('column.certificate')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.enrolmentId} className="[contain-intrinsic-size:auto_5rem] [content-visibility:auto]">
            <Td className="align-top! max-md:absolute max-md:top-1 max-md:right-3 md:pr-0!">
              {row.issuable && !closed && (
                <SelectBox
                  enrolmentId={row.enrolmentId}
                  label={t('selectOne', { name: shownName(row.person) })}
                />
              )}
            </Td>
            <Td head className="align-top! max-md:pr-10!">
              <TwoNames
                {...row.person}
                href={`/people/${row.person.id}`}
                note={row.institution && institutionName(language, row.institution)}
              />
            </Td>
            <Td className="align-top! max-md:block! md:max-w-120">
              {row.completion ? (
                <>
                  <State tone={tone[row.completion.state]} plain>
                    {t(`verdict.${row.completion.state}`)}
                  </State>
                  <p className="text-ink-muted text-sm">
                    <CompletionReason completion={row.completion} />
                  </p>
                  {row.attendance && row.completion.state === 'NOT_MET' && (
                    <>
                      <State tone={tone[row.attendance.state]} plain className="mt-1">
                        {t(`verdictOfAttendance.${row.attendance.state}`)}
                      </State>
                      <p className="text-ink-muted text-sm">
                        <CompletionReason completion={row.attendance} />
                      </p>
                    </>
                  )}
                </>
              ) : (
                <State tone="neutral" plain>
                  {t('verdict.GONE')}
                </State>
              )}
              {row.lacks.length > 0 && (
                <div className="text-warn mt-1 text-sm">
                  <Problems
                    problems={row.lacks}
                    runId={run.id}
                    courseId={run.courseId}
                    personId={row.person.id}
                  />
                </div>
              )}
            </Td>
            <Td className="align-top! max-md:block! md:w-96">
              <CertificateCell
                row={row}
                kind={run.certificateKind}
                status={status}
                own={row.person.id === self}
                today={today}
                revoke={revoke}
              />
              <HoldCell run={run} row={row} hold={hold} lift={lift} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** Whether the certificate of somebody without one is held; and the way to hold it, or to let it go. */
function HoldCell({ run, row, hold, lift }: Pick<Props, 'run' | 'hold' | 'lift'> & { row: SheetRow }) {
  const name = shownName(row.person);
  if (!row.onRoster || row.standing === 'ISSUED' || !run.certificateKind) return null;
  return (
    <div className="mt-1 flex flex-wrap items-start justify-between gap-2">
      {row.hold ? (
        <>
          <HeldLine hold={row.hold} />
          <LiftButton runId={run.id} enrolmentId={row.enrolmentId} name={name} lift={lift} />
        </>
      ) : (
        <HoldButton runId={run.id} enrolmentIds={[row.enrolmentId]} name={name} hold={hold} />
      )}
    </div>
  );
}
