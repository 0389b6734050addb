import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PlainAnswer } from '@/components/nominations/plain-answer';
import { Sheet } from '@/components/nominations/sheet';
import { DescriptionList } from '@/components/ui/description-list';
import { requestAddress } from '@/lib/auth/request-address';
import { nominationSheet } from '@/lib/enrolments/nominations/naming/queries';
import { institutionName } from '@/lib/people/institutions/rules';
import { formatDate, formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { answer, handOver, move, name, nameMany, rename, takeBack } from './actions';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nominate'))('title'), robots: { index: false } };
}

/** Where a focal point names people. Public: the code of the link is the right. */
export default async function NominatePage({ params }: Props) {
  const { token } = await params;
  const [t, refusals, locale] = await Promise.all([
    getTranslations('nominate'),
    getTranslations('refusals'),
    getLocale(),
  ]);
  const found = await nominationSheet(token, await requestAddress());
  if (!found.ok) {
    const [why] = found.refusals;
    if (!why || why.code === 'NOMINATION_LINK_UNKNOWN') notFound();
    return (
      <PlainAnswer title={t('nothingToDo')}>
        {refusals(why.code as 'NOMINATION_OVER', why.params)}
      </PlainAnswer>
    );
  }
  const sheet = found.value;
  const language = locale === 'ru' ? 'RU' : 'EN';
  const owner = sheet.owner && institutionName(language, sheet.owner);
  const place = [
    inLanguage(language, sheet.city.en, sheet.city.ru),
    inLanguage(language, sheet.country.nameEn, sheet.country.nameRu),
  ];
  const { places, alternates } = sheet;
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-5">
      <div>
        <p className="text-ink-muted">{t('title')}</p>
        <h1>{inLanguage(language, sheet.course.titleEn, sheet.course.titleRu)}</h1>
      </div>
      <DescriptionList
        facts={[
          { term: t('dates'), value: formatDateRange(sheet.startsOn, sheet.endsOn, locale) },
          { term: t('place'), value: place.join(', ') },
          { term: t('of'), value: owner ?? '' },
          { term: t('places'), value: t('placesAndAlternates', { places, alternates }) },
          { term: t('until'), value: formatDate(sheet.deadline, locale) },
        ]}
      />
      <Sheet
        token={token}
        sheet={sheet}
        actions={{ answer, handOver, move, name, nameMany, rename, takeBack }}
      />
    </div>
  );
}
