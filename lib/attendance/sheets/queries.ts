import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import { managedRuns, recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { localOf } from '@/lib/runs/sessions/clock/rules';
import { idOf } from '@/lib/text/page';
import { signedFor } from './printing/rules';
import { standing, type Standing } from './rules';

/** A signed sheet as it is listed; `removed`: taken away, and why, which only who manages the run sees. */
export type AttachedSheet = {
  id: string;
  sessionId: string | null;
  page: number | null;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  attachedAt: Date;
  attachedBy: string;
  /** The actor may take it away. */
  own: boolean;
  removed: { at: Date; by: string; reason: string } | null;
};

type Row = Omit<AttachedSheet, 'own' | 'removed'> & {
  day: string;
  attachedById: string;
  removedAt: Date | null;
  removedBy: string | null;
  removedReason: string | null;
};

export type SheetSessionRow = {
  id: string;
  titleEn: string;
  titleRu: string | null;
  from: string;
  to: string;
  track: string | null;
  standing: Standing;
};

export type SheetDay = { day: string; sessions: SheetSessionRow[]; sheets: AttachedSheet[] };

/**
 * The days of a run with the sessions that are signed for, and the signed sheets of each. For whoever may record its
 * attendance; throws NotFound for all others.
 */
export async function signedSheets(actor: Actor, runId: string, now: Date) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, recordableRuns(actor)] },
      select: {
        ...{ id: true, code: true, programmeId: true, countryCode: true, timeZone: true },
        course: { select: { titleEn: true, titleRu: true } },
        sessions: {
          where: { cancelledAt: null },
          orderBy: [{ startsAt: 'asc' }, { track: { position: 'asc' } }, { id: 'asc' }],
          select: {
            ...{ id: true, titleEn: true, titleRu: true, kind: true, counts: true, trackId: true },
            ...{ startsAtLocal: true, endsAtLocal: true, endsAt: true },
            track: { select: { name: true } },
          },
        },
      },
    }));
  if (!run) throw new NotFound('run');
  const manages = canManageRun(actor, run);
  const rows = await sheetRows(run.id, manages);
  const sessions = run.sessions.map(({ startsAtLocal, endsAtLocal, ...session }) => ({
    ...session,
    startsAtLocal: localOf(startsAtLocal),
    endsAtLocal: localOf(endsAtLocal),
  }));
  const dayOfSession = ({ startsAtLocal }: (typeof sessions)[number]) => startsAtLocal.slice(0, 10);
  // A session may have been put on another day since: its sheets go with it.
  const moved = new Map(sessions.map((session) => [session.id, dayOfSession(session)]));
  const placed = rows.map((row) => ({ ...row, day: (row.sessionId && moved.get(row.sessionId)) ?? row.day }));
  const names = [...new Set([...sessions.map(dayOfSession), ...placed.map(({ day }) => day)])].sort();
  const days = names.map((day): SheetDay => {
    const held = sessions.filter((session) => dayOfSession(session) === day);
    const sheets = placed.filter((row) => row.day === day).map((row) => listed(row, actor, manages));
    const live = sheets.filter(({ removed }) => !removed);
    const signed = new Set(signedFor(held).map((session) => session.id));
    return {
      day,
      sheets,
      sessions: held
        .filter(
          (session) => signed.has(session.id) || sheets.some(({ sessionId }) => sessionId === session.id),
        )
        .map(({ id: sessionId, titleEn, titleRu, startsAtLocal, endsAtLocal, endsAt, track }) => ({
          ...{ id: sessionId, titleEn, titleRu },
          ...{ from: startsAtLocal.slice(11), to: endsAtLocal.slice(11), track: track?.name ?? null },
          standing: standing({ sessionId, endsAt, sheets: live }, now),
        })),
    };
  });
  const { code, timeZone, course } = run;
  return { run: { id: run.id, code, timeZone, course }, days };
}

const sheetRows = (runId: string, removedToo: boolean) =>
  db.$queryRaw<Row[]>`
    SELECT s.id, s.day::text AS day, s.session_id AS "sessionId", s.page, f.name, f.media_type AS "mediaType",
      octet_length(f.bytes) AS size, s.attached_at AS "attachedAt", s.attached_by AS "attachedById",
      coalesce(a.name, s.attached_by) AS "attachedBy", s.removed_at AS "removedAt",
      coalesce(r.name, s.removed_by) AS "removedBy", s.removed_reason AS "removedReason"
    FROM signed_sheet s JOIN stored_file f ON f.id = s.file_id
    LEFT JOIN account a ON a.id::text = s.attached_by LEFT JOIN account r ON r.id::text = s.removed_by
    WHERE s.run_id = ${runId}::uuid AND (s.removed_at IS NULL OR ${removedToo})
    ORDER BY s.page NULLS LAST, s.id`;

function listed(row: Row, actor: Actor, manages: boolean): AttachedSheet {
  const { attachedById, removedAt, removedBy, removedReason, day: _, ...sheet } = row;
  return {
    ...sheet,
    own: manages || attachedById === actor.by,
    removed:
      removedAt && removedBy !== null && removedReason !== null
        ? { at: removedAt, by: removedBy, reason: removedReason }
        : null,
  };
}

/**
 * The file of a signed sheet, for whoever may record the attendance of its run; of one that was taken away, for whoever
 * manages it. Throws NotFound for all others.
 */
export async function signedSheetFile(actor: Actor, sheetId: string) {
  const id = idOf(sheetId);
  const sheet =
    id &&
    (await db.signedSheet.findFirst({
      where: {
        AND: [{ id }, { OR: [{ removedAt: null, run: recordableRuns(actor) }, { run: managedRuns(actor) }] }],
      },
      select: { file: { select: { name: true, mediaType: true, sha256: true, bytes: true } } },
    }));
  if (!sheet) throw new NotFound('sheet');
  return sheet.file;
}
