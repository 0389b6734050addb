import type { Actor } from '@/lib/auth/actor';
import { canCoordinateEverything } from '@/lib/auth/policy';
import { managedRuns, visibleProgrammes } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';

type Row = {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  attachedAt: Date;
  attachedBy: string;
};

/** The evidence files of results that the caller has found already. The bytes stay where they are. */
export async function evidenceOf(actor: Actor, resultId: string): Promise<Row[]> {
  const id = idOf(resultId);
  const seen =
    id &&
    (await db.result.count({ where: { id, removedAt: null, programme: visibleProgrammes(actor) } })) > 0;
  if (!seen) throw new NotFound('result');
  return db.$queryRaw<Row[]>`
    SELECT e.id, f.name, f.media_type AS "mediaType", octet_length(f.bytes) AS size, e.attached_at AS "attachedAt",
      coalesce(a.name, e.attached_by) AS "attachedBy"
    FROM result_file e JOIN stored_file f ON f.id = e.file_id
    LEFT JOIN account a ON a.id::text = e.attached_by
    WHERE e.result_id = ${id}::uuid AND e.removed_at IS NULL ORDER BY e.id LIMIT 100`;
}

export type Evidence = Row;

/**
 * The file that shows a result, for whoever sees its programme or manages a run that it came of. Throws NotFound for all
 * others, and for a file or a result that was taken away.
 */
export async function evidenceFile(actor: Actor, evidenceId: string) {
  const id = idOf(evidenceId);
  const found =
    id &&
    (await db.resultFile.findFirst({
      where: {
        id,
        removedAt: null,
        result: {
          removedAt: null,
          // Prisma drops an empty filter from an OR, where it would mean "all".
          ...(canCoordinateEverything(actor)
            ? {}
            : {
                OR: [
                  { programme: visibleProgrammes(actor) },
                  { runs: { some: { run: managedRuns(actor) } } },
                ],
              }),
        },
      },
      select: { file: { select: { name: true, mediaType: true, sha256: true, bytes: true } } },
    }));
  if (!found) throw new NotFound('evidence');
  return found.file;
}
