import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';

/** What a line of the history may say beside its verb: counts, dates, and ids whose names are looked up here. */
type Details = Record<string, unknown>;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const count = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/**
 * What was done with the run, the latest first: from the audit log, which holds ids and codes only, with the names
 * that these ids have now. The actor's own name stays out of it for systems: `by` is null there.
 */
export async function runHistory(actor: Actor, runId: string, limit = 30) {
  const id = idOf(runId);
  const run = id
    ? await db.courseRun.findFirst({
        where: { AND: [{ id }, managedRuns(actor)] },
        select: { id: true, imports: { select: { id: true } }, certificates: { select: { id: true } } },
      })
    : null;
  if (!run) throw new NotFound('run');
  const entries = await db.auditEntry.findMany({
    where: {
      OR: [
        { subjectType: 'run', subjectId: run.id },
        {
          subjectType: 'import',
          action: 'applyImport',
          subjectId: { in: run.imports.map((each) => each.id) },
        },
        {
          subjectType: 'certificate',
          action: { in: ['revokeCertificate', 'reissueCertificate'] },
          subjectId: { in: run.certificates.map((each) => each.id) },
        },
      ],
    },
    orderBy: { seq: 'desc' },
    take: limit,
    select: { seq: true, at: true, actor: true, action: true, details: true },
  });
  const details = entries.map((entry) => (entry.details ?? {}) as Details);
  const found = <T>(values: (T | null)[]) => [...new Set(values.filter((value) => value !== null))];
  const personIds = found(details.map((each) => idOf(text(each.personId) ?? '')));
  const sessionIds = found(details.map((each) => idOf(text(each.sessionId) ?? '')));
  const accountIds = found(entries.map((entry) => idOf(entry.actor)));
  const [people, sessions, accounts] = await Promise.all([
    db.person.findMany({
      where: { id: { in: personIds } },
      select: { id: true, officialName: true, latinName: true },
    }),
    db.trainingSession.findMany({
      where: { id: { in: sessionIds } },
      select: { id: true, titleEn: true, titleRu: true },
    }),
    db.account.findMany({ where: { id: { in: accountIds } }, select: { id: true, name: true } }),
  ]);
  return entries.map((entry, index) => {
    const said = details[index] ?? {};
    return {
      key: entry.seq.toString(),
      at: entry.at,
      action: entry.action,
      by: accounts.find((account) => account.id === entry.actor)?.name ?? null,
      person: people.find((person) => person.id === said.personId) ?? null,
      session: sessions.find((session) => session.id === said.sessionId) ?? null,
      count: count(said.people) ?? count(said.enrolments) ?? count(said.certificates) ?? count(said.enrolled),
      state: text(said.to) ?? text(said.state),
    };
  });
}

export type HistoryLine = Awaited<ReturnType<typeof runHistory>>[number];
