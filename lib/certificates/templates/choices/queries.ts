import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db, type Db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import type { CertificateLanguage } from '@/prisma/generated/enums';
import type { CertificateDesign } from '../../document/schema';
import { courseImages } from '../images/queries';
import { designFrom, imageIdsOf, institutionWords, namesInstitution } from '../rules';
import { templateSchema } from '../schema';

const versionFacts = {
  id: true,
  version: true,
  definition: true,
  template: { select: { courseId: true } },
} as const;

/** The latest version of the template of a run's course, in one language; null without a template. */
const latestVersion = (tx: Db, runId: string, language: CertificateLanguage) =>
  tx.certificateTemplateVersion.findFirst({
    where: { template: { language, course: { runs: { some: { id: runId } } } } },
    orderBy: { version: 'desc' },
    select: versionFacts,
  });

/** What a run has chosen last, or was left with at its first issue. */
const lastChoice = (tx: Db, runId: string, language: CertificateLanguage) =>
  tx.certificateTemplateChoice.findFirst({
    where: { runId, language },
    orderBy: { number: 'desc' },
    select: { number: true, version: { select: versionFacts } },
  });

/** The version by which a run issues its papers: the one that it has chosen, else the latest. `null`: the built-in look. */
export async function runVersion(tx: Db, runId: string, language: CertificateLanguage) {
  const choice = await lastChoice(tx, runId, language);
  return { choice, version: choice ? choice.version : await latestVersion(tx, runId, language) };
}

/** How the papers of a run look in one language, as a paper would freeze it now. Null: the built-in look. */
export async function runDesign(
  tx: Db,
  runId: string,
  language: CertificateLanguage,
): Promise<CertificateDesign | null> {
  const { version } = await runVersion(tx, runId, language);
  if (!version) return null;
  const definition = templateSchema.parse(version.definition);
  const pictures = await courseImages(tx, version.template.courseId, imageIdsOf(definition));
  const design = designFrom(definition, version.id, pictures);
  if (!design) throw new Error(`an image of the template version ${version.id} is not there`);
  return design;
}

/** The languages in which the course of a run has a paper of its own. */
export async function templateLanguages(tx: Db, runId: string): Promise<CertificateLanguage[]> {
  const templates = await tx.certificateTemplate.findMany({
    where: { course: { runs: { some: { id: runId } } }, versions: { some: {} } },
    orderBy: { language: 'asc' },
    select: { language: true },
  });
  return templates.map(({ language }) => language);
}

/** The institutions of a run's people by enrolment, in the words of each language; of none where the design names none. */
export async function institutionsOf(
  tx: Db,
  design: CertificateDesign | null,
  runId: string,
): Promise<Map<string, NonNullable<CertificateDesign['institution']>>> {
  if (!design || !namesInstitution(design)) return new Map();
  const rows = await tx.enrolment.findMany({
    where: { runId, institutionId: { not: null } },
    select: { id: true, institution: { select: { name: true, nameEn: true, nameRu: true } } },
  });
  return new Map(
    rows.flatMap(({ id, institution }) => (institution ? [[id, institutionWords(institution)]] : [])),
  );
}

/** Which version of its template a run that the actor manages issues by, and which it could; both null: the built-in look. */
export async function runTemplate(actor: Actor, runId: string, language: CertificateLanguage) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({ where: { AND: [{ id }, managedRuns(actor)] }, select: { id: true } }));
  if (!run) throw new NotFound('run');
  const [{ choice, version }, latest] = await Promise.all([
    runVersion(db, run.id, language),
    latestVersion(db, run.id, language),
  ]);
  return {
    /** It stays with the version, whatever the template becomes. */
    kept: choice !== null,
    version: version?.version ?? null,
    latest: latest?.version ?? null,
  };
}
