'use client';

import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import type { PossibleDuplicate } from '@/lib/people/recognition/queries';
import { TwoNames } from './two-names';

/** Who may be meant by somebody about to be entered, with what tells, and the way to use that person. */
export function Duplicates({ people, useAt }: { people: readonly PossibleDuplicate[]; useAt: string }) {
  const t = useTranslations('people.duplicates');
  const reasons = useTranslations('matchReasons');
  return (
    <Notice tone="warn" title={t('title', { count: people.length })} live>
      <p>{t('hint')}</p>
      <ul className="divide-line mt-2 divide-y">
        {people.map((person) => (
          <li key={person.personId} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <TwoNames
              officialName={person.officialName}
              latinName={person.latinName}
              note={
                <>
                  {[person.institution, person.phone, person.email].filter(Boolean).join(' · ')}
                  <span className="block">{person.reasons.map((reason) => reasons(reason)).join(', ')}</span>
                </>
              }
            />
            {person.mine ? (
              <LinkButton size="sm" href={useAt.replace('{id}', person.personId)}>
                {t('use')}
              </LinkButton>
            ) : (
              <span className="text-ink-muted text-sm">{t('foreign')}</span>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
