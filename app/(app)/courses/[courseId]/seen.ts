import { notFound } from 'next/navigation';
import { canManageProgramme } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { course } from '@/lib/courses/queries';
import { idOf } from '@/lib/text/page';
import { found } from '@/lib/auth/found';

/** The course of the address for one who sees it, and whether they may change it. */
export async function seenCourse(courseId: string) {
  const actor = await requireActor();
  const id = idOf(courseId);
  if (!id) notFound();
  const seen = await found(course(actor, id));
  return { actor, course: seen, manages: canManageProgramme(actor, seen) };
}
