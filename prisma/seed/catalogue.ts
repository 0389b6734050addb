import type { Actor } from '@/lib/auth/actor';
import { createCourse } from '@/lib/courses/commands';
import { arrangeCurriculum } from '@/lib/courses/curricula/commands';
import { attendanceOnly } from '@/lib/courses/rules';
import type { CompletionDefinition, CourseInput } from '@/lib/courses/schema';
import { createInstitution } from '@/lib/people/institutions/commands';
import type { InstitutionInput } from '@/lib/people/institutions/schema';
import { addDonor, createProgramme } from '@/lib/programmes/commands';
import { setOffice } from '@/lib/programmes/office/commands';
import { createQualificationType } from '@/lib/qualifications/commands';
import type { CourseKind } from '@/prisma/generated/enums';
import { must } from './must';
import { reference, russian, type ReferenceCourse } from './source';

const countryOfPartner: [RegExp, string][] = [
  [/Kyrgyz/, 'KG'],
  [/Uzbekistan/, 'UZ'],
];

/** The ministries name themselves without the country in their lists: so does `name`; the source's name is the English one. */
function partner(name: string): InstitutionInput {
  const country = countryOfPartner.find(([pattern]) => pattern.test(name))?.[1] ?? null;
  const acronym = /\(([A-Z]+)\)$/.exec(name)?.[1] ?? (/^[A-Z]+$/.test(name) ? name : null);
  return {
    name: name.replace(/ of Uzbekistan$/, '').replace(/ \([A-Z]+\)$/, ''),
    nameEn: name,
    nameRu: null,
    acronym,
    kind: country ? (name.startsWith('Ministry') ? 'MINISTRY' : 'SERVICE') : 'INTERNATIONAL_ORGANISATION',
    sector: country ? 'GOVERNMENT' : 'INTERNATIONAL',
    countryCode: country,
    regionCode: null,
    parentId: null,
  };
}

export type Catalogue = {
  programmeId: string;
  donorIds: Map<string, string>;
  institutionIds: Map<string, string>;
  courseIds: Map<string, string>;
};

/** What completing a course takes. Who is to train others must have taught before eyes, and been found able to. */
function ruleOf(code: string): CompletionDefinition {
  const attendance = attendanceOnly({ minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' });
  return code === 'SFP-TOT'
    ? { ...attendance, mandatorySessions: true, verdict: { independent: false } }
    : attendance;
}

/** The office, its programme with donors, partners, indicators and results, the courses, statuses and curriculum. */
export async function loadCatalogue(actor: Actor): Promise<Catalogue> {
  const { organisation, programme } = reference;
  must(
    await setOffice(actor, {
      nameEn: organisation.name,
      nameRu: russian.office,
      countryCode: organisation.country,
      timeZone: organisation.timeZone,
      numberPrefix: 'ROCA',
    }),
  );
  const donorIds = new Map<string, string>();
  for (const name of reference.donors) {
    const acronym = /\(([A-Z]+)\)/.exec(name)?.[1] ?? null;
    const donor = { name, nameRu: russian.donors[name] ?? null, acronym };
    donorIds.set(name, must(await addDonor(actor, donor)).donorId);
  }
  const institutionIds = new Map<string, string>();
  for (const name of [...reference.partners, 'UNODC']) {
    institutionIds.set(name, must(await createInstitution(actor, partner(name))).institutionId);
  }
  const { programmeId } = must(
    await createProgramme(actor, {
      code: 'PCA-2015',
      titleEn: programme.name,
      titleRu: russian.programme,
      startsOn: programme.from,
      endsOn: programme.to,
      // Customs of Azerbaijan came to the workshop on container control.
      countryCodes: [...programme.countries, 'AZ'],
      donorIds: [...donorIds.values()],
      partnerIds: reference.partners.map((name) => institutionIds.get(name) ?? ''),
    }),
  );
  const courseIds = await loadCourses(actor, programmeId);
  return { programmeId, donorIds, institutionIds, courseIds };
}

const kindOf = (kind: string) => kind.toUpperCase().replaceAll(' ', '_') as CourseKind;

function certificateOf({ certificate }: ReferenceCourse): CourseInput['certificateKind'] {
  if (certificate === false) return null;
  return certificate === 'attendance' ? 'ATTENDANCE' : 'COMPLETION';
}

async function loadCourses(actor: Actor, programmeId: string): Promise<Map<string, string>> {
  const typeIds = new Map<string, string>();
  for (const { code, confers } of reference.courses) {
    if (!confers) continue;
    const type = {
      code: `${code}-STATUS`,
      nameEn: confers.status,
      nameRu: russian.statuses[confers.status] ?? null,
      validityMonths: null,
      ...{ languages: [], countryCodes: [], renewalRuns: null, refresherCourseId: null },
    };
    typeIds.set(code, must(await createQualificationType(actor, type)).typeId);
  }
  const courseIds = new Map<string, string>();
  for (const course of reference.courses) {
    const entitling = reference.courses.filter((each) => each.confers?.entitlesToTeach === course.code);
    const input: CourseInput = {
      programmeId,
      code: course.code,
      titleEn: course.title,
      titleRu: russian.courses[course.code] ?? null,
      kind: kindOf(course.kind),
      objectives: course.objectives ?? [],
      audience: course.audience ?? null,
      days: course.days ?? null,
      certificateKind: certificateOf(course),
      confersTypeId: typeIds.get(course.code) ?? null,
      entitledTypeIds: entitling.map((each) => typeIds.get(each.code) ?? ''),
      sensitive: course.code.startsWith('PVE-MOI') || course.code === 'PVE-DIALOGUE',
      completion: ruleOf(course.code),
    };
    courseIds.set(course.code, must(await createCourse(actor, input)).courseId);
  }
  for (const curriculum of reference.curricula) {
    must(
      await arrangeCurriculum(actor, programmeId, {
        code: curriculum.code,
        titleEn: curriculum.title,
        titleRu: russian.curriculum,
        courseIds: curriculum.courses.map((code) => courseIds.get(code) ?? ''),
      }),
    );
  }
  return courseIds;
}
