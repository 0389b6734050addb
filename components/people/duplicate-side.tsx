import clsx from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { State } from '@/components/ui/state';
import type { DuplicatePair } from '@/lib/people/duplicates/queries';
import { institutionName } from '@/lib/people/institutions/rules';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { TwoNames } from './two-names';

/** One of two records that may be one person: the name and what tells people of one name apart. */
export function DuplicateSide({ person }: { person: DuplicatePair['a'] }) {
  const t = useTranslations('duplicates');
  const people = useTranslations('people');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const { institution, country, sex, birthDate } = person;
  const lines = [
    [institution && institutionName(language, institution), person.position],
    [
      country && inLanguage(language, country.nameEn, country.nameRu),
      sex && people(`sex.${sex}`),
      birthDate && t('born', { date: formatDate(birthDate, locale) }),
    ],
    [person.phone, person.email],
    [t('runs', { count: person.runs })],
  ];
  const note = lines
    .map((line) => line.filter(Boolean).join(' · '))
    .filter(Boolean)
    .map((line) => (
      <span key={line} className="block break-words">
        {line}
      </span>
    ));
  return <TwoNames {...person} href={`/people/${person.id}`} note={note} />;
}

type Reasons = Pick<DuplicatePair, 'score' | 'reasons' | 'certainty'> & {
  /** In a cell of a table, whose rows are cards on a phone with the values on the right. */
  inCell?: boolean;
};

/** How sure, and why, in words. */
export function DuplicateReasons({ score, reasons, certainty, inCell }: Reasons) {
  const t = useTranslations('duplicates');
  const words = useTranslations('matchReasons');
  return (
    <span className={clsx('flex flex-col items-start gap-1', inCell && 'max-md:items-end max-md:text-right')}>
      <State tone={certainty === 'LIKELY' ? 'warn' : 'neutral'}>{t(certainty)}</State>
      <span className="text-sm">{reasons.map((reason) => words(reason)).join(', ')}</span>
      <span className="text-ink-muted text-sm">{t('score', { score })}</span>
    </span>
  );
}
