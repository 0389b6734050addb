import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { WrittenCell } from '@/lib/files/tables/write';
import { shownName } from '@/lib/people/names/rules';
import { formatDateTime, formatPercent } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import { mayWatch } from '../board/queries';
import { attendanceRate, type AttendanceRule } from '../rates/rules';
import { effectiveStatus, isExpected, isFor, rosterSince } from '../roster/rules';
import { markKey } from '../rules';
import type { AttendanceSource, AttendanceStatus } from '../types';

/** The words of the table, in the reader's language. */
export type TableWords = {
  board: string;
  marks: string;
  /** Heads of the first sheet: name, Latin name, institution, of held, of planned. */
  heads: readonly [string, string, string, string, string];
  /** Heads of the second: name, session, status, minutes, note, by, at, device, how. */
  markHeads: readonly string[];
  status: (status: AttendanceStatus) => string;
  source: (source: AttendanceSource) => string;
  minutes: (minutes: number) => string;
  selfCheckIn: string;
};

const person = { officialName: true, latinName: true } as const;

/** Rows of the two sheets. The same rules as the board's: who was expected, what counts, both denominators. */
export async function attendanceTable(actor: Actor, runId: string, locale: Locale, words: TableWords) {
  await mayWatch(actor, runId);
  const run = await db.courseRun.findUniqueOrThrow({
    where: { id: runId },
    select: {
      code: true,
      completionRule: { select: { definition: true } },
      sessions: {
        where: { cancelledAt: null },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
        select: {
          ...{ id: true, titleEn: true, titleRu: true, startsAt: true, endsAt: true, timeZone: true },
          ...{ counts: true, trackId: true, kind: true },
        },
      },
      enrolments: {
        select: {
          ...{ id: true, state: true, stateAt: true, createdAt: true, trackId: true },
          institution: { select: { name: true, acronym: true } },
          person: { select: person },
        },
      },
    },
  });
  const marks = await db.attendanceMark.findMany({
    where: { runId, session: { cancelledAt: null } },
    orderBy: [{ session: { startsAt: 'asc' } }, { at: 'asc' }],
    select: {
      ...{ sessionId: true, enrolmentId: true, status: true, minutes: true, note: true, at: true },
      ...{ device: true, source: true },
      recordedBy: { select: { name: true } },
    },
  });
  const byCell = new Map(marks.map((mark) => [markKey(mark), mark]));
  const marked = new Set(marks.map((mark) => mark.sessionId));
  const sessions = run.sessions.filter(({ id, kind }) => kind !== 'BREAK' || marked.has(id));
  const recordedFor = new Set(
    marks.filter((mark) => mark.status !== 'NOT_RECORDED').map((mark) => mark.enrolmentId),
  );
  const people = run.enrolments
    .filter(({ id, state }) => state === 'CONFIRMED' || state === 'NO_SHOW' || recordedFor.has(id))
    .map((place) => ({
      ...place,
      name: shownName(place.person),
      since: (place.state === 'CONFIRMED' ? place.stateAt : place.createdAt).toISOString(),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, locale) || (a.id < b.id ? -1 : 1));
  const first = rosterSince(people);
  const { attendance: rule } = run.completionRule.definition as { attendance: AttendanceRule };
  const language = locale === 'ru' ? 'RU' : 'EN';
  const titleOf = ({ titleEn, titleRu }: (typeof sessions)[number]) => inLanguage(language, titleEn, titleRu);
  const percent = (share: number | null) => (share === null ? '' : formatPercent(share, locale));
  const now = new Date();

  const rowOf = (place: (typeof people)[number]): WrittenCell[] => {
    const cells = sessions.map((session) => {
      const mark = byCell.get(markKey({ sessionId: session.id, enrolmentId: place.id }));
      const endsAt = session.endsAt.toISOString();
      const status = effectiveStatus(
        mark?.status,
        isExpected(place, { endsAt, trackId: session.trackId }, first),
      );
      const durationMinutes = Math.round((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000);
      return {
        ...session,
        endsAt,
        status,
        minutes: mark?.minutes ?? null,
        durationMinutes,
        cancelled: false,
      };
    });
    const theirs = cells.filter((cell) => isFor(place, cell) || cell.status !== 'NOT_EXPECTED');
    const rate = attendanceRate(theirs, rule, now);
    return [
      place.name,
      place.person.officialName ? place.person.latinName : null,
      place.institution?.acronym ?? place.institution?.name ?? null,
      ...cells.map(({ status, minutes }) =>
        minutes ? `${words.status(status)}, ${words.minutes(minutes)}` : words.status(status),
      ),
      percent(rate.shareOfHeld),
      percent(rate.shareOfPlanned),
    ];
  };
  const [name, latin, institution, held, planned] = words.heads;
  const heads = sessions.map(
    (session) => `${titleOf(session)}, ${formatDateTime(session.startsAt, session.timeZone, locale)}`,
  );
  const names = new Map(people.map((place) => [place.id, place.name]));
  const byId = new Map(sessions.map((session) => [session.id, session]));
  return {
    code: run.code,
    board: [[name, latin, institution, ...heads, held, planned], ...people.map(rowOf)],
    marks: [
      words.markHeads,
      ...marks.flatMap((mark): WrittenCell[][] => {
        const session = byId.get(mark.sessionId);
        if (!session) return [];
        const { status, minutes, note, at, recordedBy, device, source } = mark;
        return [
          [
            ...[names.get(mark.enrolmentId) ?? '', titleOf(session), words.status(status), minutes, note],
            ...[recordedBy?.name ?? words.selfCheckIn, formatDateTime(at, session.timeZone, locale), device],
            words.source(source),
          ],
        ];
      }),
    ],
  };
}
