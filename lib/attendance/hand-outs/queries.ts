import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { receivers } from './rules';

const institution = { select: { id: true, name: true, nameEn: true, nameRu: true } } as const;

/**
 * The documents that were handed out on a run, with who received them; `people` counts each person once. And what there is to
 * choose from: its sessions with how many were there, and titles of its materials that are no document yet. For whoever
 * manages the run; throws NotFound for all others.
 */
export async function handOuts(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, managedRuns(actor)] },
      select: {
        ...{ id: true, languages: true },
        materials: { orderBy: { position: 'asc' }, select: { title: true } },
        sessions: {
          where: { cancelledAt: null, kind: { not: 'BREAK' } },
          orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
          take: 200,
          select: { id: true, titleEn: true, titleRu: true, startsAt: true, timeZone: true },
        },
      },
    }));
  if (!run) throw new NotFound('run');
  const [documents, marks] = await Promise.all([
    db.handOut.findMany({
      where: { runId: run.id, removedAt: null },
      orderBy: { id: 'asc' },
      take: 100,
      select: {
        ...{ id: true, title: true, language: true, copies: true },
        file: { select: { name: true } },
        recipients: {
          orderBy: { id: 'asc' },
          select: {
            sessionId: true,
            person: { select: { id: true, officialName: true, latinName: true } },
            institution,
          },
        },
      },
    }),
    db.attendanceMark.findMany({
      where: { runId: run.id, status: { in: ['PRESENT', 'LATE', 'LEFT_EARLY'] } },
      select: { sessionId: true, enrolment: { select: { personId: true } } },
    }),
  ]);
  const there = new Map<string, string[]>();
  for (const { sessionId, enrolment } of marks)
    there.set(sessionId, [...(there.get(sessionId) ?? []), enrolment.personId]);
  return {
    run: { id: run.id, languages: run.languages },
    materials: run.materials
      .map(({ title }) => title)
      .filter((title) => !documents.some((each) => each.title === title)),
    sessions: run.sessions.map((session) => ({ ...session, there: there.get(session.id)?.length ?? 0 })),
    documents: documents.map(({ recipients, file, ...document }) => {
      const sessionIds = recipients.flatMap(({ sessionId }) => sessionId ?? []);
      const people = recipients.flatMap(({ person }) => person ?? []);
      return {
        ...document,
        fileName: file?.name ?? null,
        sessionIds,
        people,
        institutions: recipients.flatMap((recipient) => recipient.institution ?? []),
        received: receivers({
          sessions: sessionIds.map((sessionId) => there.get(sessionId) ?? []),
          personIds: people.map((person) => person.id),
        }),
      };
    }),
  };
}

export type HandOuts = Awaited<ReturnType<typeof handOuts>>;

/** The file of a document, for whoever manages its run. Throws NotFound for all others, and where there is none. */
export async function handOutFile(actor: Actor, handOutId: string) {
  const id = idOf(handOutId);
  const found =
    id &&
    (await db.handOut.findFirst({
      where: { id, removedAt: null, run: managedRuns(actor) },
      select: { file: { select: { name: true, mediaType: true, sha256: true, bytes: true } } },
    }));
  if (!found || !found.file) throw new NotFound('document');
  return found.file;
}
