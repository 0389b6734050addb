import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import type { z } from '@/lib/errors/zod';
import type { CertificateLanguage } from '@/prisma/generated/enums';
import type { chooseTemplateSchema } from '../schema';
import { runVersion } from './queries';

/**
 * Leaves a run with the version that it issues by, at its first issue in that language: papers that it issues later look
 * the same, whatever becomes of the template. For commands that hold the run.
 */
export async function keepTemplate(
  tx: Transaction,
  actor: Actor,
  runId: string,
  language: CertificateLanguage,
): Promise<void> {
  const { choice, version } = await runVersion(tx, runId, language);
  if (choice) return;
  const data = { runId, language, number: 1, versionId: version?.id ?? null, chosenBy: actor.by };
  await tx.certificateTemplateChoice.create({ data, select: { number: true } });
}

/**
 * Lets a run that the actor manages issue its further papers by another version of its course's template, or with the
 * built-in look. Papers that were issued stay as they are. Throws NotFound.
 */
export async function chooseTemplate(
  actor: Actor,
  { runId, language, version }: z.output<typeof chooseTemplateSchema>,
): Promise<Outcome<{ version: number | null }>> {
  return inTransaction(async (tx) => {
    const run = await tx.courseRun.findFirst({
      where: { AND: [{ id: runId }, managedRuns(actor)] },
      select: { id: true, courseId: true },
    });
    if (!run) throw new NotFound('run');
    // As an issue does: which papers look how is decided before the one or after the other.
    await tx.$queryRaw`SELECT 1 FROM course_run WHERE id = ${run.id}::uuid FOR NO KEY UPDATE`;
    const wanted =
      version === null
        ? null
        : await tx.certificateTemplateVersion.findFirst({
            where: { version, template: { courseId: run.courseId, language } },
            select: { id: true },
          });
    if (version !== null && !wanted) throw new NotFound('version');
    const { choice } = await runVersion(tx, run.id, language);
    if (choice && (choice.version?.version ?? null) === version) return done({ version });
    await tx.certificateTemplateChoice.create({
      data: {
        ...{ runId: run.id, language, number: (choice?.number ?? 0) + 1 },
        ...{ versionId: wanted?.id ?? null, chosenBy: actor.by },
      },
      select: { number: true },
    });
    await audit(tx, actor, {
      action: 'chooseTemplate',
      subjectType: 'run',
      subjectId: run.id,
      details: { language, version },
    });
    return done({ version });
  });
}
