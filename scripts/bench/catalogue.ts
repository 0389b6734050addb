import { db } from '@/lib/db/client';
import { foldName } from '@/lib/text/names/fold';
import { dateOf } from '@/lib/time/day';

export type Catalogue = {
  programmeId: string;
  courseId: string;
  ruleId: string;
  typeId: string;
  curriculumId: string;
  indicatorId: string;
  resultId: string;
};

/** One programme with one of everything that a programme has, and the office that issues its certificates. */
export async function catalogue(): Promise<Catalogue> {
  await db.office.create({
    data: {
      nameEn: 'Regional Office for Central Asia',
      nameRu: 'Региональное представительство в Центральной Азии',
      countryCode: 'KG',
      timeZone: 'Asia/Bishkek',
      numberPrefix: 'BENCH',
    },
  });
  const programme = await db.programme.create({
    data: {
      code: 'BENCH',
      titleEn: 'Prevention programme',
      titleRu: 'Программа профилактики',
      startsOn: dateOf('2020-01-01'),
      endsOn: dateOf('2040-12-31'),
      countries: { create: [{ countryCode: 'KG' }] },
    },
  });
  const type = await db.qualificationType.create({
    data: { code: 'BENCH-STATUS', nameEn: 'National trainer', nameRu: 'Национальный тренер' },
  });
  const [titleEn, titleRu] = ['Training of trainers', 'Тренинг для тренеров'];
  const course = await db.course.create({
    data: {
      programmeId: programme.id,
      code: 'BENCH-TOT',
      titleEn,
      titleRu,
      kind: 'TRAINING_OF_TRAINERS',
      certificateKind: 'COMPLETION',
      confersTypeId: type.id,
      searchKey: foldName(`BENCH-TOT ${titleEn} ${titleRu}`),
    },
  });
  const rule = await db.completionRule.create({
    data: {
      courseId: course.id,
      version: 1,
      definition: { attendance: { minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' } },
    },
  });
  return {
    programmeId: programme.id,
    courseId: course.id,
    ruleId: rule.id,
    typeId: type.id,
    ...(await furnish(programme.id, course.id)),
  };
}

/** What only the pages of a programme show. */
async function furnish(programmeId: string, courseId: string) {
  const curriculum = await db.curriculum.create({
    data: {
      programmeId,
      code: 'BENCH-C',
      titleEn: 'Curriculum',
      courses: { create: [{ courseId, position: 1 }] },
    },
  });
  const indicator = await db.indicator.create({
    data: {
      programmeId,
      nameEn: 'People trained',
      unit: 'people',
      values: { create: [{ year: 2025, value: 1 }] },
    },
  });
  const result = await db.result.create({
    data: {
      programmeId,
      courseId,
      achievedBy: 'Trained units',
      place: 'Bishkek',
      what: 'Seizures',
      enteredBy: 'bench',
    },
  });
  return { curriculumId: curriculum.id, indicatorId: indicator.id, resultId: result.id };
}

/** Twenty ministries and services. */
export async function institutions(): Promise<string[]> {
  const rows = await db.institution.createManyAndReturn({
    select: { id: true },
    data: Array.from({ length: 20 }, (_, index) => {
      const name = `Областное управление внутренних дел № ${index + 1}`;
      return {
        name,
        nameEn: `Regional department of the interior ${index + 1}`,
        kind: 'SERVICE' as const,
        sector: 'GOVERNMENT' as const,
        countryCode: 'KG',
        searchKey: foldName(name),
      };
    }),
  });
  return rows.map(({ id }) => id);
}
