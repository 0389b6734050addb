import type { Actor } from '@/lib/auth/actor';
import { managedRuns, visibleProgrammes } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { foldName } from '@/lib/text/names/fold';
import { pageOf, type Page, type PageRequest } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import type { CourseKind } from '@/prisma/generated/enums';
import { completionDefinition } from './schema';

export type CourseFilter = PageRequest & { programmeId: string | null; kind: CourseKind | null };

const inScope = (actor: Actor): Prisma.CourseWhereInput => ({ programme: visibleProgrammes(actor) });

const words = (q: string): Prisma.CourseWhereInput[] =>
  foldName(q)
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ searchKey: { contains: word } }));

/** The catalogue in the actor's scope, by code; `runs` counts those that the actor manages. */
export async function courses(actor: Actor, { q, page, programmeId, kind }: CourseFilter) {
  const where: Prisma.CourseWhereInput = {
    AND: [
      inScope(actor),
      ...words(q),
      ...(programmeId ? [{ programmeId }] : []),
      ...(kind ? [{ kind }] : []),
    ],
  };
  const [rows, total] = await Promise.all([
    db.course.findMany({
      where,
      orderBy: { code: 'asc' },
      ...pageOf(page),
      select: {
        id: true,
        code: true,
        titleEn: true,
        titleRu: true,
        kind: true,
        days: true,
        certificateKind: true,
        archivedAt: true,
        confers: { select: { nameEn: true, nameRu: true } },
        programme: { select: { code: true } },
      },
    }),
    db.course.count({ where }),
  ]);
  const runs = await db.courseRun.groupBy({
    by: ['courseId'],
    where: { AND: [managedRuns(actor), { courseId: { in: rows.map((row) => row.id) } }] },
    _count: { _all: true },
  });
  const runsOf = new Map(runs.map((row) => [row.courseId, row._count._all]));
  const shaped = rows.map(({ archivedAt, ...row }) => ({
    ...row,
    archived: archivedAt !== null,
    runs: runsOf.get(row.id) ?? 0,
  }));
  return { rows: shaped, total, page } satisfies Page<(typeof shaped)[number]>;
}

export type CourseRow = Awaited<ReturnType<typeof courses>>['rows'][number];

/** One course with its rule's versions, who may teach it, where it stands in curricula, and its latest runs. */
export async function course(actor: Actor, courseId: string) {
  const found = await db.course.findFirst({
    where: { AND: [{ id: courseId }, inScope(actor)] },
    select: {
      id: true,
      programmeId: true,
      code: true,
      titleEn: true,
      titleRu: true,
      kind: true,
      objectives: true,
      audience: true,
      days: true,
      certificateKind: true,
      confersTypeId: true,
      sensitive: true,
      archivedAt: true,
      followUpMonths: true,
      asksSupervisor: true,
      programme: { select: { id: true, code: true, titleEn: true, titleRu: true } },
      confers: { select: { id: true, nameEn: true, nameRu: true, validityMonths: true } },
      entitledTypes: { select: { type: { select: { id: true, nameEn: true, nameRu: true } } } },
      curricula: {
        orderBy: { curriculum: { code: 'asc' } },
        select: {
          position: true,
          curriculum: {
            select: {
              code: true,
              titleEn: true,
              titleRu: true,
              programmeId: true,
              _count: { select: { courses: true } },
            },
          },
        },
      },
      completionRules: {
        orderBy: { version: 'desc' },
        select: {
          id: true,
          version: true,
          definition: true,
          createdAt: true,
          _count: { select: { runs: true } },
        },
      },
      runs: {
        where: managedRuns(actor),
        orderBy: { startsOn: 'desc' },
        take: 20,
        select: {
          id: true,
          code: true,
          startsOn: true,
          endsOn: true,
          cityEn: true,
          cityRu: true,
          capacity: true,
          cancelledAt: true,
          _count: { select: { enrolments: { where: { state: 'CONFIRMED' } } } },
        },
      },
    },
  });
  if (!found) throw new NotFound('course');
  const { runs, completionRules, entitledTypes, archivedAt, ...rest } = found;
  return {
    ...rest,
    archived: archivedAt !== null,
    entitledTypes: entitledTypes.map(({ type }) => type),
    completionRules: completionRules.map(({ definition, _count, ...rule }) => ({
      ...rule,
      definition: completionDefinition.parse(definition),
      runs: _count.runs,
    })),
    runs: runs.map(({ _count, startsOn, endsOn, ...run }) => ({
      ...run,
      startsOn: dayOf(startsOn),
      endsOn: dayOf(endsOn),
      confirmed: _count.enrolments,
    })),
  };
}

export type CourseView = Awaited<ReturnType<typeof course>>;

/** For selects: the courses in the actor's scope that are still given; `keep`: those that are chosen already. */
export const courseOptions = (actor: Actor, keep: readonly string[] = []) =>
  db.course.findMany({
    where: { AND: [inScope(actor), { OR: [{ archivedAt: null }, { id: { in: [...keep] } }] }] },
    orderBy: { code: 'asc' },
    select: {
      id: true,
      code: true,
      titleEn: true,
      titleRu: true,
      programmeId: true,
      days: true,
      certificateKind: true,
      sensitive: true,
    },
    take: 1000,
  });
