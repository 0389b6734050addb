import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import type { z } from '@/lib/errors/zod';
import type { CertificateLanguage } from '@/prisma/generated/enums';
import { courseImages } from './images/queries';
import { ownProblems } from './preview/queries';
import { managedCourse } from './queries';
import { builtInTemplate, imageIdsOf, sameTemplate } from './rules';
import {
  templateSchema,
  type restoreTemplateSchema,
  type saveTemplateSchema,
  type TemplateDefinition,
} from './schema';

type Saved = { version: number };

/** Holds the template of a course in a language, made now if there is none, so that versions come one after another. */
async function held(tx: Transaction, courseId: string, language: CertificateLanguage) {
  await tx.certificateTemplate.createMany({ data: [{ courseId, language }], skipDuplicates: true });
  const template = await tx.certificateTemplate.findUniqueOrThrow({
    where: { courseId_language: { courseId, language } },
    select: { id: true },
  });
  await tx.$queryRaw`SELECT 1 FROM certificate_template WHERE id = ${template.id}::uuid FOR UPDATE`;
  const latest = await tx.certificateTemplateVersion.findFirst({
    where: { templateId: template.id },
    orderBy: { version: 'desc' },
    select: { version: true, definition: true },
  });
  return { id: template.id, latest };
}

async function written(
  tx: Transaction,
  actor: Actor,
  template: { id: string; courseId: string; language: CertificateLanguage },
  version: number,
  definition: TemplateDefinition,
  restores: number | null = null,
): Promise<Outcome<Saved>> {
  await tx.certificateTemplateVersion.create({
    data: { templateId: template.id, version, definition, restores, madeBy: actor.by },
    select: { id: true },
  });
  await audit(tx, actor, {
    action: restores === null ? 'saveTemplate' : 'restoreTemplate',
    subjectType: 'course',
    subjectId: template.courseId,
    details: { language: template.language, version, ...(restores === null ? {} : { restores }) },
  });
  return done({ version });
}

/**
 * Saves a template of a course that the actor manages as a new version; what says the same as the latest one is that. Runs
 * that have issued by an earlier one keep it. Refuses TEMPLATE_CHANGED where somebody saved meanwhile, IMAGE_UNKNOWN, and
 * beside its field what of its own texts cannot be drawn (TEXT_MISSING_GLYPH, TEXT_TOO_LONG, MISSING_…). Throws NotFound.
 */
export async function saveTemplate(
  actor: Actor,
  { courseId, language, base, definition }: z.output<typeof saveTemplateSchema>,
): Promise<Outcome<Saved>> {
  const course = await managedCourse(actor, courseId);
  const pictures = await courseImages(db, course.id, imageIdsOf(definition));
  const problems = ownProblems(course, language, definition, pictures);
  if (problems.length > 0) return refuseAll(problems);
  return inTransaction(async (tx) => {
    const { id, latest } = await held(tx, course.id, language);
    if ((latest?.version ?? null) !== base) return refuse('TEMPLATE_CHANGED');
    if (latest && sameTemplate(templateSchema.parse(latest.definition), definition))
      return done({ version: latest.version });
    const template = { id, courseId: course.id, language };
    return written(tx, actor, template, (latest?.version ?? 0) + 1, definition);
  });
}

/**
 * Brings an earlier version back, or with 0 the built-in look: as a new one, for what was, stays, and runs that have issued
 * keep theirs. Throws NotFound.
 */
export async function restoreTemplate(
  actor: Actor,
  { courseId, language, version }: z.output<typeof restoreTemplateSchema>,
): Promise<Outcome<Saved>> {
  const course = await managedCourse(actor, courseId);
  return inTransaction(async (tx) => {
    const { id, latest } = await held(tx, course.id, language);
    if (!latest) throw new NotFound('version');
    const template = { id, courseId: course.id, language };
    if (version === 0) {
      if (sameTemplate(templateSchema.parse(latest.definition), builtInTemplate))
        return done({ version: latest.version });
      return written(tx, actor, template, latest.version + 1, builtInTemplate);
    }
    const earlier = await tx.certificateTemplateVersion.findUnique({
      where: { templateId_version: { templateId: id, version } },
      select: { definition: true },
    });
    if (!earlier) throw new NotFound('version');
    const definition = templateSchema.parse(earlier.definition);
    if (latest.version === version) return done({ version });
    return written(tx, actor, template, latest.version + 1, definition, version);
  });
}
