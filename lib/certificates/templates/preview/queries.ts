import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { done, refuse, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import type { z } from '@/lib/errors/zod';
import { dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import type { CertificateLanguage } from '@/prisma/generated/enums';
import { previewCertificate } from '../../document/render';
import { preflight } from '../../document/rules';
import type { CertificatePicture, CertificateSnapshot } from '../../document/schema';
import { issueTerms } from '../../issue/queries';
import { snapshotOf, type IssuedTo, type IssuingRun } from '../../issue/rules';
import { courseImages, picturesFor } from '../images/queries';
import { managedCourse, type ManagedCourse } from '../queries';
import { designFrom, imageIdsOf } from '../rules';
import type { TemplateDefinition } from '../schema';
import { inventedNames, partedProblems, type SampleShown } from './rules';
import type { previewSchema } from './schema';

const office = { nameEn: 'Regional Office', nameRu: 'Региональный офис' };
const noVersion = '00000000-0000-7000-8000-000000000000';

/** A run that never was, of the course: for where it has none yet, and for what must not depend on any. */
function inventedRun({ kind, titleEn, titleRu, certificateKind, confers }: ManagedCourse): IssuingRun {
  const day = todayIn('UTC', new Date());
  return {
    office,
    course: { kind, titleEn, titleRu: titleRu ?? titleEn, certificateKind: certificateKind ?? 'COMPLETION' },
    confers: confers && { nameEn: confers.nameEn, nameRu: confers.nameRu ?? confers.nameEn },
    startsOn: day,
    endsOn: day,
    city: { en: 'Tashkent', ru: 'Ташкент' },
    country: { en: 'Uzbekistan', ru: 'Узбекистан' },
    countingSessionMinutes: [24 * 60],
  };
}

/**
 * The run of the course that was planned last, as papers would name it. What it lacks in Russian is shown as it is in
 * English: the look is judged here, and the lack is named where papers are issued.
 */
async function sampleRun(course: ManagedCourse): Promise<IssuingRun> {
  const invented = inventedRun(course);
  const [own, run] = await Promise.all([
    db.office.findUnique({ where: { id: 1 }, select: { nameEn: true, nameRu: true } }),
    db.courseRun.findFirst({
      where: { courseId: course.id, cancelledAt: null },
      orderBy: { startsOn: 'desc' },
      select: {
        startsOn: true,
        endsOn: true,
        cityEn: true,
        cityRu: true,
        country: { select: { nameEn: true, nameRu: true } },
        sessions: { where: { counts: true, cancelledAt: null }, select: { startsAt: true, endsAt: true } },
      },
    }),
  ]);
  const minutes = run?.sessions.map(
    ({ startsAt, endsAt }) => (endsAt.getTime() - startsAt.getTime()) / 60_000,
  );
  return {
    ...invented,
    office: own ?? invented.office,
    ...(run && {
      startsOn: dayOf(run.startsOn),
      endsOn: dayOf(run.endsOn),
      city: { en: run.cityEn, ru: run.cityRu ?? run.cityEn },
      country: { en: run.country.nameEn, ru: run.country.nameRu },
    }),
    ...(minutes?.length ? { countingSessionMinutes: minutes } : {}),
  };
}

/** Somebody of the course whose name is the longest of the kind, or somebody invented. */
async function sampleNames(courseId: string, shown: Exclude<SampleShown, 'title'>): Promise<IssuedTo> {
  const column = shown === 'latin' ? 'latin' : 'official';
  const pattern = { latin: '.', cyrillic: '[А-Яа-яЁё]', letters: '[ғңқўҳҷҒҢҚЎҲҶ]' }[shown];
  const [found] = await db.$queryRaw<{ officialName: string | null; latinName: string | null }[]>`
    SELECT p.official_name AS "officialName", p.latin_name AS "latinName"
    FROM person p
    WHERE EXISTS (
      SELECT 1 FROM enrolment e JOIN course_run r ON r.id = e.run_id
      WHERE e.person_id = p.id AND r.course_id = ${courseId}::uuid
    ) AND CASE ${column} WHEN 'latin' THEN p.latin_name ELSE p.official_name END ~ ${pattern}
    ORDER BY char_length(CASE ${column} WHEN 'latin' THEN p.latin_name ELSE p.official_name END) DESC, p.id
    LIMIT 1`;
  const invented = inventedNames[shown];
  return found ? { ...found, latinName: found.latinName ?? invented.latinName } : invented;
}

/** The longest title of the programme's courses, in each language. */
async function longestTitles(programmeId: string): Promise<{ titleEn: string; titleRu: string } | null> {
  const [found] = await db.$queryRaw<{ titleEn: string | null; titleRu: string | null }[]>`
    SELECT
      (SELECT title_en FROM course WHERE programme_id = ${programmeId}::uuid ORDER BY char_length(title_en) DESC LIMIT 1) AS "titleEn",
      (SELECT title_ru FROM course WHERE programme_id = ${programmeId}::uuid AND title_ru IS NOT NULL
        ORDER BY char_length(title_ru) DESC LIMIT 1) AS "titleRu"`;
  return found?.titleEn ? { titleEn: found.titleEn, titleRu: found.titleRu ?? found.titleEn } : null;
}

function paperOf(
  run: IssuingRun,
  holder: IssuedTo,
  language: CertificateLanguage,
  definition: TemplateDefinition,
  pictures: ReadonlyMap<string, CertificatePicture>,
): CertificateSnapshot | null {
  const design = designFrom(definition, noVersion, pictures);
  if (!design) return null;
  const signatories = design.signatories.map(({ picture: _, ...who }) => who);
  const facts = { today: todayIn('UTC', new Date()), validityMonths: null };
  const terms = issueTerms(facts, { language, signatories, issuedOn: null }, design);
  const institution = { en: run.office.nameEn, ru: run.office.nameRu };
  return snapshotOf(run, run.course.certificateKind, { ...holder, institution }, terms);
}

/**
 * What of a template's own texts cannot be drawn, or not without a hole, whoever the paper is for; paths are those of the
 * form. IMAGE_UNKNOWN where it names a picture that the course has not.
 */
export function ownProblems(
  course: ManagedCourse,
  language: CertificateLanguage,
  definition: TemplateDefinition,
  pictures: ReadonlyMap<string, CertificatePicture>,
): Refusal[] {
  const paper = paperOf(
    inventedRun(course),
    { officialName: 'Ли', latinName: 'Li' },
    language,
    definition,
    pictures,
  );
  return paper ? partedProblems(preflight(paper)).own : [{ code: 'IMAGE_UNKNOWN', path: 'logos' }];
}

/**
 * The real paper of a template that is being typed, for who manages the course, as PDF and as picture of its page. Refuses
 * what preflight finds, beside the fields of the form where they are to blame, and IMAGE_UNKNOWN. Throws NotFound.
 */
export async function previewPaper(
  actor: Actor,
  courseId: string,
  { language, shownWith, definition }: z.output<typeof previewSchema>,
): Promise<Outcome<{ pdf: Uint8Array; picture: string }>> {
  const course = await managedCourse(actor, courseId);
  const [run, holder, titles, pictures] = await Promise.all([
    sampleRun(course),
    sampleNames(course.id, shownWith === 'title' ? 'latin' : shownWith),
    shownWith === 'title' ? longestTitles(course.programmeId) : null,
    courseImages(db, course.id, imageIdsOf(definition)),
  ]);
  const shown = titles ? { ...run, course: { ...run.course, ...titles } } : run;
  const paper = paperOf(shown, holder, language, definition, pictures);
  if (!paper) return refuse('IMAGE_UNKNOWN', undefined, 'logos');
  const { own, other } = partedProblems(preflight(paper));
  if (own.length + other.length > 0) return refuseAll([...own, ...other]);
  return done(await previewCertificate(paper, await picturesFor(db, [paper])));
}
