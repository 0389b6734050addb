import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { db, type Db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { picturesOf, type Pictures } from '../../document/render';
import type { CertificatePicture, CertificateSnapshot } from '../../document/schema';

/** What images of a course are, by their ids; one of another course is not known. */
export async function courseImages(
  tx: Db,
  courseId: string,
  ids: readonly string[],
): Promise<Map<string, CertificatePicture>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.certificateImage.findMany({
    where: { courseId, id: { in: [...ids] } },
    select: {
      id: true,
      width: true,
      height: true,
      file: { select: { id: true, sha256: true, mediaType: true } },
    },
  });
  return new Map(
    rows.map(({ id, width, height, file }) => [
      id,
      {
        fileId: file.id,
        sha256: file.sha256,
        mediaType: file.mediaType === 'image/png' ? ('image/png' as const) : ('image/svg+xml' as const),
        width,
        height,
      },
    ]),
  );
}

/** The bytes of the pictures that papers show. Throws where one is not what the paper froze: it would be another paper. */
export async function picturesFor(tx: Db, snapshots: readonly CertificateSnapshot[]): Promise<Pictures> {
  const wanted = new Map(
    snapshots
      .flatMap((snapshot) => (snapshot.version === 1 ? [] : picturesOf(snapshot.design)))
      .map(({ fileId, sha256 }) => [fileId, sha256]),
  );
  if (wanted.size === 0) return new Map();
  const files = await tx.storedFile.findMany({
    where: { id: { in: [...wanted.keys()] } },
    select: { id: true, bytes: true },
  });
  return new Map(
    files.map(({ id, bytes }) => {
      const sum = createHash('sha256').update(bytes).digest('hex');
      if (sum !== wanted.get(id)) throw new Error(`the picture ${id} of a certificate is not what it was`);
      return [sum, bytes];
    }),
  );
}

/** A picture of a course whose templates the actor may change, as it was received. Throws NotFound. */
export async function certificateImageFile(
  actor: Actor,
  imageId: string,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  const id = idOf(imageId);
  const image =
    id &&
    (await db.certificateImage.findUnique({
      where: { id },
      select: {
        course: { select: { programmeId: true } },
        file: { select: { name: true, mediaType: true, bytes: true } },
      },
    }));
  if (!image || !canManageProgramme(actor, image.course)) throw new NotFound('image');
  return image.file;
}
