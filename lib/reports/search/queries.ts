import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { managedRuns, visibleProgrammes } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { searchPeople } from '@/lib/people/search/queries';
import { inLanguage } from '@/lib/text/in-language';
import { foldName } from '@/lib/text/names/fold';
import { dayOf } from '@/lib/time/day';
import type { Language } from '@/prisma/generated/enums';

/** What the palette finds. `detail` tells two of the same title apart; a day comes as 'YYYY-MM-DD'. */
export type Found = {
  kind: 'person' | 'run' | 'course' | 'certificate';
  id: string;
  title: string;
  detail: string;
  href: string;
};

const most = 6;

const everyWord = (q: string) =>
  foldName(q)
    .split(' ')
    .filter(Boolean)
    .slice(0, 6)
    .map((word) => ({ searchKey: { contains: word } }));

async function people(actor: Actor, q: string): Promise<Found[]> {
  const { ids } = await searchPeople(actor, { q }, { skip: 0, take: most });
  const rows = await db.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, officialName: true, latinName: true, institution: { select: { name: true } } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids
    .flatMap((id) => byId.get(id) ?? [])
    .map((row) => ({
      kind: 'person',
      id: row.id,
      title: row.officialName ?? row.latinName ?? '',
      detail: row.institution?.name ?? '',
      href: `/people/${row.id}`,
    }));
}

async function runs(actor: Actor, q: string, language: Language): Promise<Found[]> {
  const rows = await db.courseRun.findMany({
    where: { AND: [managedRuns(actor), ...everyWord(q)] },
    orderBy: { startsOn: 'desc' },
    take: most,
    select: {
      id: true,
      code: true,
      startsOn: true,
      cityEn: true,
      cityRu: true,
      course: { select: { titleEn: true, titleRu: true } },
    },
  });
  return rows.map((row) => ({
    kind: 'run',
    id: row.id,
    title: inLanguage(language, row.course.titleEn, row.course.titleRu),
    detail: `${row.code} · ${inLanguage(language, row.cityEn, row.cityRu)} · ${dayOf(row.startsOn)}`,
    href: `/runs/${row.id}`,
  }));
}

async function courses(actor: Actor, q: string, language: Language): Promise<Found[]> {
  const rows = await db.course.findMany({
    where: { AND: [{ programme: visibleProgrammes(actor) }, ...everyWord(q)] },
    orderBy: { code: 'asc' },
    take: most,
    select: { id: true, code: true, titleEn: true, titleRu: true },
  });
  return rows.map((row) => ({
    kind: 'course',
    id: row.id,
    title: inLanguage(language, row.titleEn, row.titleRu),
    detail: row.code,
    href: `/courses/${row.id}`,
  }));
}

async function certificates(actor: Actor, q: string): Promise<Found[]> {
  const number = q.trim().toUpperCase();
  if (!/\d/.test(number)) return [];
  const rows = await db.certificate.findMany({
    where: { run: managedRuns(actor), number: { contains: number } },
    orderBy: { number: 'asc' },
    take: most,
    select: {
      id: true,
      number: true,
      runId: true,
      person: { select: { officialName: true, latinName: true } },
    },
  });
  return rows.map((row) => ({
    kind: 'certificate',
    id: row.id,
    title: row.number,
    detail: row.person.officialName ?? row.person.latinName ?? '',
    href: `/runs/${row.runId}/certificates?q=${row.number}`,
  }));
}

/** Anything that the actor coordinates, by a few letters in any script: people, runs, courses, certificate numbers. */
export async function search(actor: Actor, text: string): Promise<Found[]> {
  const q = text.trim().slice(0, 100);
  if (q.length < 2 || !canCoordinate(actor)) return [];
  const found = await Promise.all([
    people(actor, q),
    runs(actor, q, actor.language),
    courses(actor, q, actor.language),
    certificates(actor, q),
  ]);
  return found.flat();
}
