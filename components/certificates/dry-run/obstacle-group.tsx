import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { obstacleOf, type Obstacle } from '@/lib/certificates/dry-run/rules';
import type { CertificateSheet, SheetRow } from '@/lib/certificates/sheet/queries';
import { DuplicateDecision } from '@/components/people/duplicate-decision';
import { DuplicateReasons } from '@/components/people/duplicate-side';
import { TwoNames } from '@/components/people/two-names';
import { shownName } from '@/lib/people/names/rules';
import { CompletionReason } from '../completion-reason';
import { HeldLine } from '../holds/held-line';
import { LiftButton, type Lift } from '../holds/lift-button';
import { Problems } from '../problems';

/** Of a group so many stand here; the list below has all of them. */
const mostShown = 50;

export type Mending = {
  lift: Lift;
  decide: Parameters<typeof DuplicateDecision>[0]['decide'];
  mayMerge: boolean;
};

type Props = Mending & {
  run: CertificateSheet['run'];
  obstacle: Obstacle;
  people: readonly SheetRow[];
};

/** The people whom one thing stops: folded, with their number. */
export function ObstacleGroup({ run, obstacle, people, ...mending }: Props) {
  const t = useTranslations('certificates.dryRun');
  return (
    <details className="group">
      <summary className="hover:bg-hover flex cursor-pointer items-center gap-2 px-4 py-2.5">
        <ChevronRight aria-hidden className="size-4 shrink-0 transition-transform group-open:rotate-90" />
        <span className="font-medium">{t(`obstacle.${obstacle}`)}</span>
        <span className="text-ink-muted ml-auto tabular-nums">{t('people', { count: people.length })}</span>
      </summary>
      <ul className="divide-line border-line divide-y border-t">
        {people.slice(0, mostShown).map((row) => (
          <li key={row.enrolmentId} className="grid gap-2 px-4 py-2.5 md:grid-cols-[18rem_1fr]">
            <TwoNames {...row.person} href={`/people/${row.person.id}`} />
            <Obstruction run={run} obstacle={obstacle} row={row} {...mending} />
          </li>
        ))}
      </ul>
      {people.length > mostShown && (
        <p className="text-ink-muted border-line border-t px-4 py-2.5 text-sm">
          {t('more', { count: people.length - mostShown })}
        </p>
      )}
    </details>
  );
}

type RowProps = Mending & Pick<Props, 'run' | 'obstacle'> & { row: SheetRow };

/** Why this person, and what mends it. */
function Obstruction({ run, obstacle, row, lift, ...pair }: RowProps) {
  const { completion, hold, lacks, person, enrolmentId } = row;
  switch (obstacle) {
    case 'NOT_MET':
    case 'OPEN':
      return <p className="text-sm">{completion && <CompletionReason completion={completion} />}</p>;
    case 'HELD':
      return (
        <div className="flex flex-wrap items-start justify-between gap-2">
          {hold && <HeldLine hold={hold} />}
          <LiftButton runId={run.id} enrolmentId={enrolmentId} name={shownName(person)} lift={lift} />
        </div>
      );
    case 'DUPLICATE':
      return <Doubts row={row} {...pair} />;
    default:
      return (
        <div className="text-sm">
          <Problems
            problems={lacks.filter((each) => obstacleOf(each) === obstacle)}
            runId={run.id}
            courseId={run.courseId}
            personId={person.id}
          />
        </div>
      );
  }
}

function Doubts({ row, decide, mayMerge }: Pick<Mending, 'decide' | 'mayMerge'> & { row: SheetRow }) {
  const t = useTranslations('certificates.dryRun');
  return (
    <ul className="flex flex-col gap-3">
      {row.doubts.map(({ aId, bId, other, number, ...reasons }) => (
        <li key={other.id} className="grid gap-2 md:grid-cols-[1fr_1fr_auto]">
          <TwoNames
            {...other}
            href={`/people/${other.id}`}
            note={number === null ? t('ofRun') : t('holds', { number })}
          />
          <DuplicateReasons {...reasons} />
          <DuplicateDecision aId={aId} bId={bId} apart={false} mayMerge={mayMerge} decide={decide} />
        </li>
      ))}
    </ul>
  );
}
