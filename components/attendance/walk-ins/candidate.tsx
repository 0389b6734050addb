'use client';

import { useTranslations } from 'next-intl';
import { TwoNames } from '@/components/people/two-names';
import { Button } from '@/components/ui/button';
import type { Candidate as Facts } from '@/lib/attendance/walk-ins/queries';
import { shownName } from '@/lib/people/names/rules';

type Props = { person: Facts; pending: boolean; choose: () => void };

/** A place on the run that a mark can stand at. */
export const hasPlace = (person: Facts): person is Facts & { place: NonNullable<Facts['place']> } =>
  person.place?.state === 'CONFIRMED' || person.place?.state === 'NO_SHOW';

/** Somebody whom a walk-in may be, with what tells them from others of the same name. */
export function Candidate({ person, pending, choose }: Props) {
  const t = useTranslations('walkIns');
  const sex = useTranslations('people.sex');
  const state = useTranslations('enrolments.state');
  const { institution, birthYear, place } = person;
  const facts = [
    institution,
    person.sex && sex(person.sex),
    birthYear && t('born', { year: String(birthYear) }),
    place && !hasPlace(person) && state(place.state),
  ];
  const what = hasPlace(person) ? t('itIs') : t('givePlace');
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3 py-2">
      <div className="min-w-0 flex-1 basis-56">
        <TwoNames {...person} note={facts.filter(Boolean).join(' · ') || t('nothingMore')} />
      </div>
      <Button size="sm" pending={pending} aria-label={`${what}: ${shownName(person)}`} onClick={choose}>
        {what}
      </Button>
    </li>
  );
}
