'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import type { CandidateView, PreviewRow } from '@/lib/enrolments/imports/types';
import { rowPlace } from '@/lib/people/lists/place/rules';
import { otherName, shownName } from '@/lib/people/names/rules';
import { Verdict } from './verdict';

/** What was found of a row: the verdict, who it is or may be and why, what is wrong with it. */
export function RowFindings({ row, sheets }: { row: PreviewRow; sheets: readonly string[] }) {
  const t = useTranslations('import');
  const fields = useTranslations('listFields');
  const text = useRefusalText();
  return (
    <div className="flex min-w-0 flex-col gap-1.5 max-md:items-end max-md:text-right">
      <span>
        <Verdict verdict={row.verdict} />
      </span>
      {row.problems.map((problem, index) => (
        <p key={index} className="text-danger text-sm">
          {text(problem)}
        </p>
      ))}
      {row.verdict !== 'REFUSED' &&
        row.candidates
          .slice(0, 4)
          .map((candidate) => (
            <Candidate
              key={candidate.personId ?? `row ${candidate.row}`}
              candidate={candidate}
              sheets={sheets}
            />
          ))}
      {row.differences.length > 0 && (
        <ul className="text-ink-muted text-sm">
          {row.differences.map(({ field, known, told }) => (
            <li key={field}>{t('differs', { field: fields(listFieldOf[field] ?? field), known, told })}</li>
          ))}
        </ul>
      )}
      {row.warnings.map((warning, index) => (
        <p key={index} className="text-warn text-sm">
          {text(warning)}
        </p>
      ))}
    </div>
  );
}

/** The person's fields by the names that the list's columns have. */
const listFieldOf: Partial<Record<string, string>> = {
  officialName: 'fullName',
  countryCode: 'country',
  preferredLanguage: 'language',
};

function Candidate({ candidate, sheets }: { candidate: CandidateView; sheets: readonly string[] }) {
  const t = useTranslations('import');
  const states = useTranslations('enrolments.state');
  const reasons = useTranslations('matchReasons');
  const name = [shownName(candidate), otherName(candidate)].filter(Boolean).join(' / ');
  const facts = [
    candidate.row ? t('candidateRow', { row: rowPlace(candidate.row, sheets) }) : null,
    candidate.institution,
    candidate.phone,
    candidate.email,
    candidate.onRun ? t('onRunAs', { state: states(candidate.onRun) }) : null,
  ].filter(Boolean);
  return (
    <p className="text-sm">
      {candidate.personId ? (
        <Link href={`/people/${candidate.personId}`} className="link font-medium" target="_blank">
          {name}
        </Link>
      ) : (
        <span className="font-medium">{name}</span>
      )}
      {candidate.busyOn && <span className="text-warn"> · {t('busyOn', { run: candidate.busyOn })}</span>}
      {facts.length > 0 && <span className="text-ink-muted"> · {facts.join(' · ')}</span>}
      <span className="text-ink-muted block">
        {candidate.reasons.map((reason) => reasons(reason)).join(', ')}
      </span>
    </p>
  );
}
