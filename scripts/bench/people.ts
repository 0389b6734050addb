import { db } from '@/lib/db/client';
import { foldName } from '@/lib/text/names/fold';
import { storedNameKeys } from '@/lib/text/names/keys';

const families = [
  ['Осмонов', 'Osmonov'],
  ['Бекова', 'Bekova'],
  ['Төрөбаева', 'Torobaeva'],
  ['Ыбыраев', 'Ybyraev'],
  ['Исмаилов', 'Ismailov'],
  ['Жээнбекова', 'Jeenbekova'],
  ['Рахимов', 'Rahimov'],
  ['Чүйкөв', 'Chuykov'],
  ['Сыдыкова', 'Sydykova'],
  ['Абдрахманов', 'Abdrahmanov'],
] as const;
const given = [
  ['Айбек', 'Aibek'],
  ['Жылдыз', 'Jyldyz'],
  ['Нурбек', 'Nurbek'],
  ['Гүлнара', 'Gulnara'],
  ['Эльмира', 'Elmira'],
  ['Бакыт', 'Bakyt'],
  ['Айгерим', 'Aigerim'],
  ['Тилек', 'Tilek'],
  ['Мээрим', 'Meerim'],
  ['Өмүрбек', 'Omurbek'],
  ['Салтанат', 'Saltanat'],
] as const;
const patronymics = [
  'Асанович',
  'Токтогулович',
  'Маратовна',
  'Эркиновна',
  'Жумабаевич',
  'Рустамовна',
  'Кубанович',
];

const of = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** So many people of these institutions, all of other names as far as the words reach. */
export async function people(count: number, institutionIds: string[]): Promise<string[]> {
  const rows = await db.person.createManyAndReturn({
    select: { id: true },
    data: Array.from({ length: count }, (_, index) => {
      const [family, first] = [of(families, index), of(given, Math.floor(index / families.length))];
      const officialName = `${family[0]} ${first[0]} ${of(patronymics, Math.floor(index / 3))}`;
      const latinName = `${family[1]} ${first[1]}`;
      return {
        officialName,
        latinName,
        sex: index % 2 === 0 ? ('FEMALE' as const) : ('MALE' as const),
        countryCode: 'KG',
        institutionId: of(institutionIds, index),
        position: 'Инспектор по делам несовершеннолетних',
        searchKey: foldName(`${officialName} ${latinName}`),
        nameKeys: storedNameKeys(officialName),
      };
    }),
  });
  return rows.map(({ id }) => id);
}

/** Gives the people a place on the run, confirmed a month ago. */
export async function enrolAll(runId: string, personIds: string[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO enrolment (id, run_id, person_id, state, state_at, institution_id, country_code, position, created_at)
    SELECT uuidv7(), ${runId}::uuid, p.id, 'CONFIRMED', now() - interval '3 years', p.institution_id, p.country_code,
      p.position, now() - interval '3 years'
    FROM person p WHERE p.id = ANY(${personIds}::uuid[])`;
}
