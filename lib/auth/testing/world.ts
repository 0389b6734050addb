import { db } from '@/lib/db/client';
import { storedNameKeys } from '@/lib/text/names/keys';
import { world } from './actors';

const day = (text: string) => new Date(`${text}T00:00:00Z`);

async function createPerson(name: string): Promise<string> {
  const nameKeys = storedNameKeys(name);
  const { id } = await db.person.create({
    data: { latinName: name, searchKey: name.toLowerCase(), nameKeys },
    select: { id: true },
  });
  return id;
}

async function createProgramme(code: string, countries: readonly string[]) {
  return db.programme.create({
    data: {
      code,
      titleEn: code,
      startsOn: day('2026-01-01'),
      endsOn: day('2027-12-31'),
      countries: { create: countries.map((countryCode) => ({ countryCode })) },
      courses: {
        create: {
          code: `${code}-COURSE`,
          titleEn: code,
          kind: 'TRAINING',
          searchKey: code,
          completionRules: { create: { version: 1, definition: {} } },
        },
      },
    },
    select: { id: true, courses: { select: { id: true, completionRules: { select: { id: true } } } } },
  });
}

/**
 * The world of the permission tests in the database, each run with a person of its own ("somebody on o"), and
 * one person on nothing. Gives the id of each key.
 */
export async function createWorld(): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const people = ['participant', 'trainer', 'otherTrainer', 'thirdTrainer', 'removedTrainer', 'unattached'];
  for (const name of people) ids.set(name, await createPerson(name));
  for (const [code, countries] of Object.entries(world.programmes)) {
    const { id, courses } = await createProgramme(code, countries);
    ids.set(code, id);
    for (const [key, run] of Object.entries(world.runs).filter(([, run]) => run.programme === code)) {
      const [course] = courses;
      const somebody = await createPerson(`somebody on ${key}`);
      ids.set(`somebody on ${key}`, somebody);
      const personOf = (name: string) => ids.get(name) ?? '';
      const assignments = [
        ...(run.trainer ? [{ personId: personOf(run.trainer), assignedBy: 'test' }] : []),
        ...(run.removed
          ? [
              {
                personId: personOf(run.removed),
                assignedBy: 'test',
                removedAt: new Date(),
                removedBy: 'test',
              },
            ]
          : []),
      ];
      const made = await db.courseRun.create({
        data: {
          code: `RUN-${key}`,
          programmeId: id,
          courseId: course?.id ?? '',
          completionRuleId: course?.completionRules[0]?.id ?? '',
          startsOn: day('2026-06-01'),
          endsOn: day('2026-06-03'),
          timeZone: 'Asia/Bishkek',
          countryCode: run.country,
          cityEn: 'City',
          languages: ['ru'],
          capacity: 20,
          searchKey: key,
          trainers: { create: assignments },
          enrolments: {
            create: [somebody, ...(key === 'f' ? [personOf('participant')] : [])].map((personId) => ({
              personId,
              state: 'CONFIRMED' as const,
            })),
          },
        },
        select: { id: true },
      });
      ids.set(key, made.id);
    }
  }
  return ids;
}
