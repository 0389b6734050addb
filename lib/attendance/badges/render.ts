import type { Actor } from '@/lib/auth/actor';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { draw } from '@/lib/files/typst/draw';
import { drawable } from '@/lib/files/typst/glyphs';
import { institutionName, type InstitutionNames } from '@/lib/people/institutions/rules';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import { qrSvg } from '@/lib/text/qr';
import { badgeUrl } from '../passes/queries';
import { alphabetical, namesOn } from '../sheets/printing/rules';
import { badgeFacts, type BadgeFacts } from './queries';
import { badgesOnPage, fitted, fittedNames, leading } from './rules';
import type { BadgesInput } from './schema';

export type BadgeWords = {
  label: string;
  participant: string;
  trainer: string;
  /** Of a run marked sensitive. */
  neutralTitle: string;
  codeAlt: string;
};

const template = 'lib/attendance/badges/badges.typ';
const mm = 72 / 25.4;
/** Where on a badge what stands, in millimetres: see badges.typ. */
const rooms = {
  title: { width: 80 * mm, height: 8.5 * mm, most: 9, least: 6 },
  names: { width: 80 * mm, height: 13.2 * mm, most: 20, least: 8 },
  beside: { width: 53 * mm, height: 9 * mm, most: 8.5, least: 5.5 },
  country: { width: 53 * mm, height: 3.6 * mm, most: 8.5, least: 5.5 },
};

/**
 * Badges of a run that the actor manages as PDF, ten an A4 page, in the order of the alphabet, trainers last. A code is on
 * those of people with a place: it is what the register scans. Of a run marked sensitive they name neither the course nor
 * institutions and countries. Refuses NOBODY_CHOSEN, BADGE_WITHOUT_PLACE (somebody chosen has lost theirs); throws NotFound.
 */
export async function renderBadges(
  actor: Actor,
  runId: string,
  { language: locale, enrolmentIds, trainers }: BadgesInput,
  words: BadgeWords,
  now: Date,
): Promise<Outcome<{ fileName: string; pdf: Uint8Array }>> {
  const run = await badgeFacts(actor, runId);
  const wanted = enrolmentIds === 'ALL' ? null : new Set(enrolmentIds);
  const chosen = run.places.filter(({ id }) => wanted === null || wanted.has(id));
  if (wanted !== null && chosen.length < wanted.size)
    return refuse('BADGE_WITHOUT_PLACE', { count: wanted.size - chosen.length });
  const badges = [
    ...alphabetical(chosen, locale).map((place) => badgeOf(run, place, codeOf(place), locale, words)),
    ...alphabetical(trainers ? run.trainers : [], locale).map((person) =>
      badgeOf(run, { ...person, country: null }, null, locale, words),
    ),
  ];
  if (badges.length === 0) return refuse('NOBODY_CHOSEN');
  const data = {
    ...{ lang: locale, title: words.label, codeAlt: words.codeAlt, leading, badges },
    course: fitted(drawable(courseOf(run, locale, words), 'strong'), 'strong', rooms.title),
    dates: formatDateRange(run.startsOn, run.endsOn, locale),
  };
  const pdf = await draw({
    ...{ template, data: JSON.stringify(data) },
    timestamp: Math.floor(now.getTime() / 1000),
    mostPages: Math.ceil(badges.length / badgesOnPage),
  });
  return done({ fileName: `${run.code}-badges-${locale}.pdf`, pdf });
}

/** Sealed letters are as good as random: any mask serves them alike, and 250 codes take no second. */
const codeOf = (place: BadgeFacts['places'][number]) => qrSvg(badgeUrl(place), { maskPattern: 3 });

const courseOf = ({ sensitive, course }: BadgeFacts, locale: Locale, words: BadgeWords) =>
  sensitive ? words.neutralTitle : inLanguage(locale === 'ru' ? 'RU' : 'EN', course.titleEn, course.titleRu);

type Bearer = {
  officialName: string | null;
  latinName: string | null;
  institution: Omit<InstitutionNames, 'acronym'> | null;
  country: { nameEn: string; nameRu: string } | null;
};

function badgeOf(run: BadgeFacts, bearer: Bearer, code: string | null, locale: Locale, words: BadgeWords) {
  const language = locale === 'ru' ? 'RU' : 'EN';
  const [first, second] = namesOn(locale, bearer);
  const [name, other] = fittedNames(
    drawable(first, 'strong'),
    second && drawable(second, 'plain'),
    rooms.names,
  );
  const institution =
    !run.sensitive && bearer.institution ? institutionName(language, bearer.institution) : '';
  const country =
    !run.sensitive && bearer.country
      ? inLanguage(language, bearer.country.nameEn, bearer.country.nameRu)
      : '';
  const plain = (text: string, room: keyof typeof rooms) =>
    fitted(drawable(text, 'plain'), 'plain', rooms[room]);
  return {
    name,
    other,
    institution: plain(institution, 'beside'),
    country: plain(country, 'country'),
    role: code === null ? words.trainer : words.participant,
    trainer: code === null,
    code,
  };
}
