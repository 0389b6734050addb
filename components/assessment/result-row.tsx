'use client';

import { memo } from 'react';
import { useTranslations } from 'next-intl';
import { TwoNames } from '@/components/people/two-names';
import { Td, Tr } from '@/components/ui/table';
import type { ResultsRow } from '@/lib/assessment/queries';
import { shownName } from '@/lib/people/names/rules';
import type { TestKind } from '@/prisma/generated/enums';
import { testKinds, type OutOf } from './drafts';
import { ScoreCell } from './score-cell';
import { VerdictCell } from './verdict-cell';

type Props = {
  row: ResultsRow;
  texts: Record<TestKind, string>;
  outOf: OutOf;
  timeZone: string;
  /** Empty: nobody is chosen yet. */
  assessorId: string;
  passed: boolean | null;
  remark: string;
  preProblem: string | undefined;
  postProblem: string | undefined;
  verdictProblem: string | undefined;
  cancelled: boolean;
  onType: (enrolmentId: string, kind: TestKind, text: string) => void;
  onSay: (enrolmentId: string, said: { passed: boolean | null; remark: string }) => void;
};

const differs = (before: Props, after: Props): boolean =>
  (Object.keys(after) as (keyof Props)[]).some((name) =>
    name === 'texts'
      ? testKinds.some((kind) => before.texts[kind] !== after.texts[kind])
      : before[name] !== after[name],
  );

/** One person of the grid; drawn again only where something of theirs changed. */
export const ResultRow = memo(
  function ResultRow({ row, texts, outOf, timeZone, cancelled, onType, onSay, ...rest }: Props) {
    const t = useTranslations('tests');
    const name = shownName(row.person);
    const closed = cancelled || row.own || !row.onRoster;
    const problems = { PRE: rest.preProblem, POST: rest.postProblem };
    const note = row.own ? t('own') : !row.onRoster ? t('gone') : undefined;
    return (
      <Tr>
        <Td head className="align-top!">
          <TwoNames {...row.person} note={note} />
        </Td>
        {testKinds.map((kind) => (
          <Td key={kind} label={t(`column.${kind}`)} className="align-top!">
            <ScoreCell
              {...{ row, kind, name, timeZone, onType }}
              text={texts[kind]}
              outOf={outOf[kind]}
              problem={problems[kind]}
              disabled={closed}
            />
          </Td>
        ))}
        <Td className="align-top! max-md:block! md:min-w-56">
          <VerdictCell
            {...{ row, name, onSay }}
            assessorId={rest.assessorId}
            passed={rest.passed}
            remark={rest.remark}
            problem={rest.verdictProblem}
            disabled={closed || !rest.assessorId || rest.assessorId === row.person.id}
          />
        </Td>
      </Tr>
    );
  },
  (before, after) => !differs(before, after),
);
