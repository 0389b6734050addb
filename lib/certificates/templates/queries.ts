import { namesOfAccounts } from '@/lib/auth/accounts/names/queries';
import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { visibleProgrammes } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import type { CertificateLanguage } from '@/prisma/generated/enums';
import { builtInTemplate, sameTemplate } from './rules';
import { templateSchema } from './schema';

/** How many versions are listed; those before stay, for the papers that were issued by them. */
const mostListed = 200;

/** A course whose templates the actor may change (`canManageProgramme`); else NotFound. */
export async function managedCourse(actor: Actor, courseId: string) {
  const id = idOf(courseId);
  const course =
    id &&
    (await db.course.findFirst({
      where: { id, programme: visibleProgrammes(actor) },
      select: {
        id: true,
        programmeId: true,
        code: true,
        titleEn: true,
        titleRu: true,
        kind: true,
        certificateKind: true,
        confers: { select: { nameEn: true, nameRu: true, validityMonths: true } },
      },
    }));
  if (!course || !canManageProgramme(actor, course)) throw new NotFound('course');
  return course;
}

export type ManagedCourse = Awaited<ReturnType<typeof managedCourse>>;

/**
 * The template of a course in one language, for who manages it: the version that is asked for, else the latest, else what
 * one begins with; and all versions, the latest first, with who made them. Throws NotFound, also for a version that is none.
 */
export async function courseTemplate(
  actor: Actor,
  courseId: string,
  language: CertificateLanguage,
  version: number | null = null,
) {
  const course = await managedCourse(actor, courseId);
  const of = { template: { courseId: course.id, language } };
  const versions = await db.certificateTemplateVersion.findMany({
    where: of,
    orderBy: { version: 'desc' },
    take: mostListed,
    select: { id: true, version: true, restores: true, madeAt: true, madeBy: true, definition: true },
  });
  const latest = versions[0]?.version ?? null;
  const number = version ?? latest;
  const found =
    number === null
      ? null
      : await db.certificateTemplateVersion.findFirst({
          where: { ...of, version: number },
          select: { version: true, definition: true },
        });
  if (version !== null && !found) throw new NotFound('version');
  const [names, office, images] = await Promise.all([
    namesOfAccounts(versions.map(({ madeBy }) => madeBy)),
    db.office.findUnique({ where: { id: 1 }, select: { timeZone: true } }),
    db.certificateImage.findMany({
      where: { courseId: course.id },
      orderBy: { id: 'desc' },
      take: mostListed,
      select: { id: true, width: true, height: true, file: { select: { name: true } } },
    }),
  ]);
  return {
    course,
    language,
    latest,
    timeZone: office?.timeZone ?? 'UTC',
    shown: found?.version ?? null,
    definition: found ? templateSchema.parse(found.definition) : builtInTemplate,
    versions: versions.map(({ madeBy, definition, ...row }) => ({
      ...row,
      maker: names(madeBy),
      isBuiltIn: isBuiltIn(definition),
    })),
    images: images.map(({ file, ...image }) => ({ ...image, name: file.name })),
  };
}

function isBuiltIn(definition: unknown): boolean {
  const read = templateSchema.safeParse(definition);
  return read.success && sameTemplate(read.data, builtInTemplate);
}

export type CourseTemplate = Awaited<ReturnType<typeof courseTemplate>>;
export type TemplateImage = CourseTemplate['images'][number];
