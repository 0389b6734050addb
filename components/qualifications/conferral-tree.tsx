import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { shownName, type Names } from '@/lib/people/names/rules';
import type { Conferral } from '@/lib/qualifications/conferrals/queries';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { StatusState } from './status-state';

type Team = { key: string; trainers: Conferral['trainers']; runs: Conferral[] };

/** Runs under those who taught them together. */
function teams(conferrals: readonly Conferral[]): Team[] {
  const byKey = new Map<string, Team>();
  for (const run of conferrals) {
    const key = run.trainers
      .map(({ id }) => id)
      .sort()
      .join(' ');
    const team = byKey.get(key) ?? { key, trainers: run.trainers, runs: [] };
    team.runs.push(run);
    byKey.set(key, team);
  }
  return [...byKey.values()];
}

/** Who was trained by whom: trainers, their runs, and the people who hold the status from there. */
export function ConferralTree({ conferrals }: { conferrals: readonly Conferral[] }) {
  const t = useTranslations('qualifications.tree');
  return (
    <ul className="flex flex-col gap-5">
      {teams(conferrals).map(({ key, trainers, runs }) => (
        <li key={key}>
          <p className="font-semibold">
            {trainers.length > 0 ? <People people={trainers} /> : t('noTrainer')}
          </p>
          <ul className="border-line mt-2 ml-1.5 flex flex-col gap-4 border-l pl-4">
            {runs.map((run) => (
              <RunBranch key={run.id} run={run} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function RunBranch({ run }: { run: Conferral }) {
  const t = useTranslations('qualifications.tree');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const facts = [
    formatDateRange(run.startsOn, run.endsOn, locale),
    inLanguage(language, run.cityEn, run.cityRu),
  ];
  return (
    <li>
      <p>
        <Link className="link" href={`/runs/${run.id}`}>
          {run.code}
        </Link>{' '}
        <span className="text-ink-muted">
          {facts.join(' · ')} · {t('holders', { count: run.holders.length })}
        </span>
      </p>
      <ul className="border-line mt-1.5 ml-1.5 grid gap-x-6 gap-y-1 border-l pl-4 sm:grid-cols-2 xl:grid-cols-3">
        {run.holders.map((holder) => (
          <li key={holder.number} className="flex min-w-0 flex-wrap items-center gap-x-2">
            <People people={[holder]} />
            {holder.state !== 'LIVE' && <StatusState state={holder.state} />}
          </li>
        ))}
      </ul>
    </li>
  );
}

function People({ people }: { people: readonly (Names & { id: string })[] }) {
  return people.map((person, index) => (
    <span key={person.id}>
      {index > 0 && ', '}
      <Link className="link" href={`/people/${person.id}`} dir="auto">
        {shownName(person)}
      </Link>
    </span>
  ));
}
