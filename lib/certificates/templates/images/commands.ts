import { createHash } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { readImage } from '@/lib/files/images/read';
import { draw } from '@/lib/files/typst/draw';
import { safeFileName } from '@/lib/text/file-name';
import { managedCourse, type TemplateImage } from '../queries';

/** Images are kept for ever: enough for every look that a course may have, and not a place to store pictures. */
const mostImages = 100;

/**
 * Keeps a logo or a scanned signature for the templates of a course that the actor manages; the same picture sent again is
 * the one that was kept. What it is, its content decides: refuses what readImage refuses, IMAGE_NOT_DRAWN where Typst cannot
 * draw it in a few seconds, IMAGES_TOO_MANY. Throws NotFound.
 */
export async function addCertificateImage(
  actor: Actor,
  courseId: string,
  { name, bytes: sent }: { name: string; bytes: Uint8Array },
): Promise<Outcome<TemplateImage>> {
  const course = await managedCourse(actor, courseId);
  const read = await readImage(sent);
  if (!read.ok) return read;
  const { mediaType, ending, width, height, bytes } = read.value;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (!(await isDrawn(`${sha256}.${ending}`, bytes))) return refuse('IMAGE_NOT_DRAWN');
  return inTransaction(async (tx) => {
    // Sent twice at once, it is kept once.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`certificate images ${course.id}`}))::text`;
    const known = await tx.certificateImage.findFirst({
      where: { courseId: course.id, file: { sha256 } },
      select: { id: true, file: { select: { name: true } } },
    });
    if (known) return done({ id: known.id, name: known.file.name, width, height });
    const count = await tx.certificateImage.count({ where: { courseId: course.id } });
    if (count >= mostImages) return refuse('IMAGES_TOO_MANY', { most: mostImages });
    const file = await tx.storedFile.create({
      data: {
        name: safeFileName(name, ending, 'picture'),
        mediaType,
        sha256,
        bytes: Uint8Array.from(bytes),
      },
      select: { id: true, name: true },
    });
    const image = await tx.certificateImage.create({
      data: { courseId: course.id, fileId: file.id, width, height, addedBy: actor.by },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'addCertificateImage',
      subjectType: 'course',
      subjectId: course.id,
      details: { imageId: image.id, sha256 },
    });
    return done({ id: image.id, name: file.name, width, height });
  });
}

/** Draws it alone: what cannot be drawn now would stop every paper later. */
async function isDrawn(name: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await draw({
      template: 'lib/certificates/templates/images/trial.typ',
      data: JSON.stringify({ file: `/images/${name}` }),
      timestamp: 0,
      mostPages: 1,
      images: [{ name, bytes }],
      mostMilliseconds: 5_000,
    });
    return true;
  } catch {
    return false;
  }
}
