'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ResultsRow } from '@/lib/assessment/queries';
import { writeScore, type Score } from '@/lib/assessment/scores/rules';
import { formatDateTime, formatPercent } from '@/lib/text/format';
import type { TestKind } from '@/prisma/generated/enums';
import { standingScore } from './drafts';

type Props = {
  row: ResultsRow;
  kind: TestKind;
  name: string;
  text: string;
  outOf: number;
  timeZone: string;
  problem: string | undefined;
  disabled: boolean;
  onType: (enrolmentId: string, kind: TestKind, text: string) => void;
};

/** A score: what is typed, what is wrong with it, and what stood there before. */
export function ScoreCell({ row, kind, name, text, outOf, timeZone, problem, disabled, onType }: Props) {
  const t = useTranslations('tests');
  const locale = useLocale();
  const stands = standingScore(row, kind);
  const shown = (score: Score | null) => (score ? writeScore(score, outOf) : t('taken'));
  const share = stands?.score && stands.score.maxPoints !== 100 ? stands.score : null;
  return (
    <Field label={t(`cell.${kind}`, { name })} hideLabel unmarked error={problem} className="md:w-28">
      <Input
        value={text}
        disabled={disabled}
        data-column={kind}
        data-place={row.enrolmentId}
        inputMode="text"
        autoComplete="off"
        maxLength={40}
        className="tabular-nums"
        onChange={({ target }) => onType(row.enrolmentId, kind, target.value)}
      />
      {share && (
        <span className="text-ink-muted text-sm tabular-nums">
          {formatPercent(Math.floor((share.points * 100) / share.maxPoints) / 100, locale)}
        </span>
      )}
      {stands && stands.former.length > 0 && (
        <span className="text-ink-muted block text-sm break-words">
          {t('before', { scores: stands.former.map(shown).join(', ') })}{' '}
          {t('recorded', {
            name: stands.recordedBy ?? t('someone'),
            when: formatDateTime(stands.recordedAt, timeZone, locale, 'shortDay'),
          })}
        </span>
      )}
    </Field>
  );
}
