import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { institutionName } from '@/lib/people/institutions/rules';
import { otherName, shownName, type Names } from '@/lib/people/names/rules';

type Found = Names & {
  id: string;
  position: string | null;
  institution: { name: string; nameEn: string | null; nameRu: string | null } | null;
};

/** People who bear the name that was typed, each leading to their cascade. */
export function PeopleFound({ people }: { people: readonly Found[] }) {
  const t = useTranslations('cascade');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  if (people.length === 0) return <EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>;
  return (
    <ul className="divide-line divide-y">
      {people.map(({ institution, position, ...person }) => (
        <li key={person.id} className="px-4 py-2.5">
          <Link className="link font-medium" href={`/qualifications/cascade?person=${person.id}`} dir="auto">
            {shownName(person)}
          </Link>
          <span className="text-ink-muted block text-sm break-words">
            {[otherName(person), position, institution && institutionName(language, institution)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
