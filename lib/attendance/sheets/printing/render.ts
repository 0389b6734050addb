import type { Actor } from '@/lib/auth/actor';
import { codeSecret } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { draw } from '@/lib/files/typst/draw';
import { drawable } from '@/lib/files/typst/glyphs';
import { institutionName } from '@/lib/people/institutions/rules';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import { qrSvg } from '@/lib/text/qr';
import { zoneOffsetLabel } from '@/lib/time/wall-clock';
import type { SheetPage } from '../codes/rules';
import { sheetCode } from '../seals/rules';
import { sheetFacts, type SheetFacts } from './queries';
import { alphabetical, blankRows, daySections, listOf, mostPages, namesOn, signedFor } from './rules';

/** What stands on a sheet beside the facts, in its language. */
export type SheetWords = {
  label: string;
  /** Of a run marked sensitive. */
  neutralTitle: string;
  name: string;
  institution: string;
  signature: string;
  notListed: string;
  noTrack: string;
  trainers: (count: number, names: string) => string;
  /** Whose clocks the times are of: an offset, and the zone where it may be said. */
  clocks: (offset: string, zone: string | null) => string;
  footer: string;
  /** "Page {page} of {pages}", filled as it is drawn. */
  pageOf: string;
  codeAlt: string;
};

/** A day of the run, with a column a session, or one session. */
export type SheetOf = { day: string } | { sessionId: string };

const template = 'lib/attendance/sheets/printing/sheet.typ';
const longestTitle = 60;

/**
 * The sign-in sheet of a day or of a session of a run whose attendance the actor may record, as PDF. One of a run marked
 * sensitive names neither the course nor its sessions, place, trainers and institutions. `wordsOf` gives the words once the
 * run is known. Throws NotFound, also for a day on which nothing is signed for.
 */
export async function renderSheet(
  actor: Actor,
  runId: string,
  of: SheetOf,
  locale: Locale,
  wordsOf: (run: SheetFacts) => SheetWords,
  now: Date,
): Promise<{ fileName: string; pdf: Uint8Array }> {
  const run = await sheetFacts(actor, runId);
  const { tables, sessions, page } =
    'day' in of ? daySheet(run, of.day, locale) : sessionSheet(run, of, locale);
  const [first] = sessions;
  if (!first) throw new NotFound('sheet');
  const words = wordsOf(run);
  const pages = tables.reduce((sum, { people, blanks }) => sum + mostPages(people.length + blanks), 0);
  const codes = Array.from({ length: pages }, (_, at) =>
    qrSvg(sheetCode(codeSecret(), { ...page, page: at + 1 }), { maskPattern: 3 }),
  );
  const data = { ...headOf(run, of, sessions, locale, words), codes, tables: named(tables, run, words) };
  const timestamp = Math.floor(now.getTime() / 1000);
  const pdf = await draw({ template, data: JSON.stringify(data), timestamp, mostPages: pages });
  const name = [run.code, 'sign-in', page.day, ...('day' in of ? [] : [clockOf(first).slice(0, 5)])].join(
    '-',
  );
  return { fileName: `${name.replaceAll(':', '')}-${locale}.pdf`, pdf };
}

type Session = SheetFacts['sessions'][number];
type Drawn = {
  trackId: string | null;
  /** One without a time is of the session that the head names. */
  columns: { time: string | null; title: string | null }[];
  people: [string, string | null, string][];
  blanks: number;
};
type Sheet = { tables: Drawn[]; sessions: Session[]; page: Omit<SheetPage, 'page'> };

const clockOf = ({ startsAtLocal, endsAtLocal }: Session) =>
  `${startsAtLocal.slice(11)}–${endsAtLocal.slice(11)}`;

const text = (words: string) => drawable(words, 'plain', 'strong');

const titleOf = (session: Session, locale: Locale) =>
  inLanguage(locale === 'ru' ? 'RU' : 'EN', session.titleEn, session.titleRu);

/** A column is narrow, and its head stands on every page: of a long title the first words say enough. */
const shortened = (title: string) =>
  title.length > longestTitle ? `${title.slice(0, longestTitle).replace(/[\s\p{P}]+\S*$/u, '')}…` : title;

function peopleOf(people: SheetFacts['people'], locale: Locale): Drawn['people'] {
  return alphabetical(people, locale).map((person) => {
    const [first, second] = namesOn(locale, person);
    const { institution } = person;
    const where = institution ? institutionName(locale === 'ru' ? 'RU' : 'EN', institution) : '';
    return [broken(text(first)), second && broken(text(second)), broken(text(where))];
  });
}

/** A word that no column could hold may be broken anywhere: nothing is cut off, and nothing runs into the next cell. */
const broken = (words: string) => words.replace(/\S{24}(?=\S)/g, '$&\u200b');

const columnOf = (run: SheetFacts, session: Session, locale: Locale) => ({
  time: clockOf(session),
  title: run.sensitive ? null : text(shortened(titleOf(session, locale))),
});

function daySheet(run: SheetFacts, day: string, locale: Locale): Sheet {
  const sessions = signedFor(run.sessions.filter(({ startsAtLocal }) => startsAtLocal.startsWith(day)));
  const trackIds = run.tracks.map(({ id }) => id);
  const tables = daySections(run.people, sessions, trackIds).flatMap(({ trackId, people, parts }) =>
    parts.map((columns) => ({
      trackId,
      columns: columns.map((session) => columnOf(run, session, locale)),
      people: peopleOf(people, locale),
      blanks: blankRows(people.length),
    })),
  );
  return { tables, sessions, page: { of: 'DAY', id: run.id, day } };
}

function sessionSheet(run: SheetFacts, { sessionId }: { sessionId: string }, locale: Locale): Sheet {
  const session = run.sessions.find(({ id }) => id === sessionId);
  if (!session) throw new NotFound('session');
  const people = listOf(run.people, session);
  const table = {
    trackId: session.trackId,
    columns: [{ time: null, title: null }],
    people: peopleOf(people, locale),
    blanks: blankRows(people.length),
  };
  const day = session.startsAtLocal.slice(0, 10);
  return { tables: [table], sessions: [session], page: { of: 'SESSION', id: session.id, day } };
}

/** Tables with the name of the track that each is of, where the run has any. */
function named(tables: readonly Drawn[], run: SheetFacts, words: SheetWords) {
  const divided = tables.length > 1 && tables.some(({ trackId }) => trackId !== null);
  return tables.map(({ trackId, ...table }) => {
    const track = run.tracks.find(({ id }) => id === trackId);
    return { ...table, heading: track ? text(track.name) : divided ? words.noTrack : null };
  });
}

function headOf(
  run: SheetFacts,
  of: SheetOf,
  sessions: readonly Session[],
  locale: Locale,
  words: SheetWords,
) {
  const language = locale === 'ru' ? 'RU' : 'EN';
  const [first] = sessions;
  const { course, sensitive } = run;
  const heading = sensitive ? words.neutralTitle : inLanguage(language, course.titleEn, course.titleRu);
  const day = formatDate(first?.startsAtLocal ?? run.startsOn, locale, 'weekday');
  const one = 'sessionId' in of && first;
  const own = one && first.trainers.length > 0 ? first.trainers : run.trainers;
  const trainers = own.map((person) => namesOn(locale, person)[0]).join(', ');
  const place = [run.venue, inLanguage(language, run.cityEn, run.cityRu), one ? first.room : null];
  const open = [place.filter(Boolean).join(', '), trainers && words.trainers(own.length, trainers)].filter(
    Boolean,
  );
  const zone = sensitive ? null : run.timeZone.replaceAll('_', ' ');
  const clocks = words.clocks(zoneOffsetLabel(first?.startsAt ?? new Date(run.startsOn), run.timeZone), zone);
  const about = one ? [day, clockOf(first), ...(sensitive ? [] : [titleOf(first, locale)])] : [day];
  return {
    lang: locale,
    title: text(`${words.label}: ${heading}`),
    label: text(words.label),
    heading: text(heading),
    when: text(about.join(' · ')),
    facts: [...(sensitive ? [] : open), clocks].map(text),
    footer: text(sensitive ? words.footer : `${run.code} · ${words.footer}`),
    pageOf: words.pageOf,
    codeAlt: words.codeAlt,
    institutions: !sensitive,
    words: {
      name: words.name,
      institution: words.institution,
      signature: words.signature,
      notListed: words.notListed,
    },
  };
}
