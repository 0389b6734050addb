import type { Actor } from '@/lib/auth/actor';
import { draw } from '@/lib/files/typst/draw';
import { formatDate, formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import type { SessionKind } from '@/prisma/generated/enums';
import { agendaFacts, type AgendaFacts } from './queries';
import { paperRows } from './rules';

/** What stands on the paper beside the facts, in its language. */
export type PaperWords = {
  label: string;
  kinds: Record<SessionKind, string>;
  clocks: string;
  empty: string;
  footer: string;
};

const template = 'lib/runs/agenda/paper/paper.typ';
const MOST_PAGES = 100;

/**
 * The agenda of a run that the actor manages, as PDF in English or Russian; a title that is not there in that language
 * stands in the other. `wordsOf` gives the words once the zone is known. Throws NotFound.
 */
export async function renderAgenda(
  actor: Actor,
  runId: string,
  locale: Locale,
  wordsOf: (run: AgendaFacts) => PaperWords,
  now: Date,
): Promise<{ fileName: string; pdf: Uint8Array }> {
  const run = await agendaFacts(actor, runId);
  const data = JSON.stringify(paperOf(run, locale, wordsOf(run)));
  const timestamp = Math.floor(now.getTime() / 1000);
  const pdf = await draw({ template, data, timestamp, mostPages: MOST_PAGES });
  return { fileName: `${run.code}-agenda-${locale}.pdf`, pdf };
}

function paperOf(run: AgendaFacts, locale: Locale, words: PaperWords) {
  const language = locale === 'ru' ? 'RU' : 'EN';
  const heading = inLanguage(language, run.course.titleEn, run.course.titleRu);
  const place = [
    run.venue?.name,
    run.venue?.address,
    inLanguage(language, run.cityEn, run.cityRu),
    inLanguage(language, run.country.nameEn, run.country.nameRu),
  ];
  const days = [...new Set(run.sessions.map(({ startsAtLocal }) => startsAtLocal.slice(0, 10)))];
  return {
    lang: locale,
    title: `${words.label}: ${heading}`,
    label: words.label,
    heading,
    facts: [
      `${run.code} · ${formatDateRange(run.startsOn, run.endsOn, locale)}`,
      place.filter(Boolean).join(', '),
      words.clocks,
    ],
    empty: words.empty,
    footer: words.footer,
    tracks: run.tracks.map(({ name }) => name),
    days: days.map((day) => ({
      title: formatDate(day, locale, 'weekday'),
      rows: rowsOf(run, day, locale, words),
    })),
  };
}

function rowsOf(run: AgendaFacts, day: string, locale: Locale, words: PaperWords) {
  const language = locale === 'ru' ? 'RU' : 'EN';
  const sessions = run.sessions
    .filter(({ startsAtLocal }) => startsAtLocal.startsWith(day))
    .map(({ titleEn, titleRu, room, trainers, startsAtLocal, endsAtLocal, kind, trackId }) => ({
      ...{ startsAtLocal, endsAtLocal, kind, trackId },
      title: inLanguage(language, titleEn, titleRu),
      about: [room, trainers.map((person) => nameIn(locale, person)).join(', ')].filter(Boolean).join(' · '),
    }));
  const trackIds = run.tracks.map(({ id }) => id);
  const shown = ({ title, about, kind }: { title: string; about: string; kind: SessionKind }) => ({
    ...{ title, about },
    kind: kind === 'TRAINING' ? null : words.kinds[kind],
  });
  return paperRows(sessions, trackIds).map(({ time, everyone, tracks }) => ({
    time,
    everyone: everyone.map(shown),
    tracks: tracks.map((cells) => cells.map(shown)),
  }));
}

const nameIn = (
  locale: Locale,
  { officialName, latinName }: AgendaFacts['sessions'][number]['trainers'][number],
) => (locale === 'ru' ? (officialName ?? latinName) : (latinName ?? officialName)) ?? '';
