'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { State } from '@/components/ui/state';
import type { NominationView } from '@/lib/enrolments/nominations/queries';
import { otherName, shownName } from '@/lib/people/names/rules';

export type Candidate = NonNullable<NominationView['match']>['candidates'][number];

/** Whether the office knows the person, and why it thinks so. */
export function MatchNote({ nomination: { match, busyOn } }: { nomination: NominationView }) {
  const t = useTranslations('nominations');
  return (
    <span className="flex min-w-0 flex-col gap-1">
      {match && (
        <State
          plain
          tone={
            match.verdict === 'MAYBE' || match.twice ? 'warn' : match.verdict === 'SAME' ? 'info' : 'neutral'
          }
        >
          {match.twice ? t('match.TWICE') : t(`match.${match.verdict}`)}
        </State>
      )}
      {match?.candidates.slice(0, match.verdict === 'SAME' ? 1 : 3).map((candidate) => (
        <CandidateNote key={candidate.personId} candidate={candidate} />
      ))}
      {busyOn && (
        <State plain tone="warn">
          {t('busyOn', { run: busyOn })}
        </State>
      )}
      {!match && !busyOn && '–'}
    </span>
  );
}

export function CandidateNote({ candidate }: { candidate: Candidate }) {
  const reasons = useTranslations('matchReasons');
  const facts = [candidate.institution, candidate.phone, candidate.email].filter(Boolean);
  return (
    <span className="block text-sm">
      <Link href={`/people/${candidate.personId}`} className="link" target="_blank">
        {[shownName(candidate), otherName(candidate)].filter(Boolean).join(' / ')}
      </Link>
      {facts.length > 0 && <span className="text-ink-muted"> · {facts.join(' · ')}</span>}
      <span className="text-ink-muted block">
        {candidate.reasons.map((reason) => reasons(reason)).join(', ')}
      </span>
    </span>
  );
}
