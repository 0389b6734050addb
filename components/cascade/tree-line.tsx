import type { ReactNode } from 'react';
import Link from 'next/link';
import { GraduationCap, User, Users } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { otherName, shownName } from '@/lib/people/names/rules';
import type { Branch, Direction } from '@/lib/qualifications/cascade/types';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

/** What a line of the tree says: who, or which run, and what is below it. */
export function TreeLine({ branch, direction }: { branch: Branch; direction: Direction }) {
  const t = useTranslations('cascade');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const down = direction === 'DOWN';
  if (branch.kind === 'OTHERS') {
    return (
      <Line icon={<Users aria-hidden className="size-4" />}>
        <span className="text-ink-muted">
          {t(down ? (branch.skip > 0 ? 'moreOthers' : 'others') : 'othersUp', { count: branch.people })}
        </span>
      </Line>
    );
  }
  if (branch.kind === 'PERSON') {
    const facts = [
      otherName(branch),
      branch.institution,
      branch.countryEn && inLanguage(language, branch.countryEn, branch.countryRu),
    ];
    return (
      <Line
        icon={<User aria-hidden className="size-4" />}
        count={branch.runs > 0 && t(down ? 'taughtRuns' : 'completedRuns', { count: branch.runs })}
        facts={facts}
      >
        <Link tabIndex={-1} className="link font-medium" href={`/people/${branch.id}`} dir="auto">
          {shownName(branch)}
        </Link>
      </Line>
    );
  }
  const facts = [
    branch.code,
    formatDateRange(branch.startsOn, branch.endsOn, locale),
    inLanguage(language, branch.cityEn, branch.cityRu),
    branch.sensitive && t('sensitive'),
  ];
  const counts = down
    ? [
        t('completed', { count: branch.people }),
        branch.women > 0 && t('ofThemWomen', { count: branch.women }),
        branch.further > 0 && t('teaching', { count: branch.further }),
      ]
    : [
        t('taughtIt', { count: branch.people }),
        branch.further > 0 && t('trained', { count: branch.further }),
      ];
  return (
    <Line
      icon={<GraduationCap aria-hidden className="size-4" />}
      count={counts.filter(Boolean).join(', ')}
      facts={facts}
    >
      <Link tabIndex={-1} className="link" href={`/runs/${branch.id}`}>
        {inLanguage(language, branch.titleEn, branch.titleRu)}
      </Link>
    </Line>
  );
}

type Props = {
  icon: ReactNode;
  count?: ReactNode;
  facts?: readonly (string | false | null)[];
  children: ReactNode;
};

function Line({ icon, count, facts = [], children }: Props) {
  const said = facts.filter(Boolean).join(' · ');
  return (
    <span className="flex min-w-0 flex-1 items-start gap-2">
      <span className="text-ink-muted mt-0.5 shrink-0">{icon}</span>
      <span className="min-w-0 break-words">
        {children}
        {count && <span className="ml-2">{count}</span>}
        {said && <span className="text-ink-muted block text-sm">{said}</span>}
      </span>
    </span>
  );
}
