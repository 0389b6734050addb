import type { Agenda, AgendaSession } from '@/lib/runs/sessions/queries';
import { laterBy } from '@/lib/runs/sessions/clock/rules';
import { addDays, daysBetween } from '@/lib/time/day';
import type { TypedSession } from './types';

/** The days of a run and the days of its sessions, in order; a long run shows the days that have sessions, and its first. */
export function agendaDays(agenda: Agenda): string[] {
  const length = daysBetween(agenda.startsOn, agenda.endsOn) + 1;
  const all =
    length <= 31 ? Array.from({ length }, (_, index) => addDays(agenda.startsOn, index)) : [agenda.startsOn];
  return [...new Set([...all, ...agenda.sessions.map(dayOfSession)])].sort();
}

export const dayOfSession = ({ startsAtLocal }: { startsAtLocal: string }): string =>
  startsAtLocal.slice(0, 10);

/** The days that have sessions which are not cancelled. */
export const plannedDays = (agenda: Agenda): Set<string> =>
  new Set(agenda.sessions.filter(({ cancelled }) => !cancelled).map(dayOfSession));

type Person = { officialName: string | null; latinName: string | null };

export const trainerNames = (people: readonly Person[]): string =>
  people.map(({ officialName, latinName }) => officialName ?? latinName).join(', ');

/** A session as its form shows it. */
export const typedOf = (session: AgendaSession): TypedSession => ({
  titleEn: session.titleEn,
  titleRu: session.titleRu ?? '',
  startsAtLocal: session.startsAtLocal,
  endsAtLocal: session.endsAtLocal,
  kind: session.kind,
  trackId: session.trackId ?? '',
  roomId: session.room?.id ?? '',
  counts: session.counts,
  mandatory: session.mandatory,
  trainerIds: session.trainers.map(({ id }) => id),
});

/** A new session after the last one of the day, in its room, by all trainers of the run. */
export function freshSession(agenda: Agenda, day: string): TypedSession {
  const last = agenda.sessions.filter((each) => !each.cancelled && dayOfSession(each) === day).at(-1);
  const ends = last && last.endsAtLocal < `${day}T22:30` ? last.endsAtLocal : `${day}T09:00`;
  return newSession(agenda, { startsAtLocal: ends, endsAtLocal: laterBy(ends, 90), trackId: null }, last);
}

type Place = { startsAtLocal: string; endsAtLocal: string; trackId: string | null };

/** A new session at a place of the grid. Beside other tracks nobody can be assumed to teach. */
export const newSession = (agenda: Agenda, place: Place, last?: AgendaSession): TypedSession => ({
  titleEn: '',
  titleRu: '',
  startsAtLocal: place.startsAtLocal,
  endsAtLocal: place.endsAtLocal,
  kind: 'TRAINING',
  trackId: place.trackId ?? '',
  roomId: last?.room?.id ?? '',
  counts: true,
  mandatory: false,
  trainerIds: place.trackId ? [] : agenda.trainers.map(({ id }) => id),
});
