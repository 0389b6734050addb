import { foldName } from '@/lib/text/names/fold';
import type { Language, Sector } from '@/prisma/generated/enums';

export type InstitutionNames = {
  name: string;
  nameEn: string | null;
  nameRu: string | null;
  acronym: string | null;
};

const written = ({ name, nameEn, nameRu, acronym }: InstitutionNames): string[] =>
  [...new Set([name, nameEn, nameRu, acronym].filter((text) => text !== null).map(foldName))].filter(Boolean);

/** The key by which an institution is found: everything that it is called, folded; derived at every write. */
export const institutionSearchKey = (names: InstitutionNames): string => written(names).join(' | ');

const signs: [Sector, RegExp][] = [
  [
    'INTERNATIONAL',
    /\b(unodc|undp|unicef|unfpa|who|inter?pol|osce|caritsc|wco|incb|eu|un)\b|ООН|ОБСЕ|ЦАРИКЦ|ВТамО/iu,
  ],
  [
    'PRIVATE',
    /(^|[\s"«(])(ООО|ОсОО|ОАО|ЗАО|АО|ТОО|ИП|ЧП|МЧЖ|LLC|LLP|JSC|OJSC|CJSC|Ltd|Inc|GmbH|ÝHJ)($|[\s"».,)])/iu,
  ],
  [
    'CIVIL_SOCIETY',
    /(^|[\s"«(])(ОО|ОФ|НПО|НКО|NGO|NNT|жамоат)($|[\s"».,)])|общественн|фонд|ассоциац|foundation|association/iu,
  ],
];

/** The sector that an institution's name tells, for one that a list brings; a coordinator can correct it. */
export const sectorOfName = (name: string): Sector =>
  signs.find(([, sign]) => sign.test(name))?.[0] ?? 'GOVERNMENT';

/** Whether `parentId` would make the institution its own ancestor. `parents`: id → parent of all institutions. */
export function makesCircle(
  id: string,
  parentId: string | null,
  parents: Map<string, string | null>,
): boolean {
  const seen = new Set<string>();
  for (let at = parentId; at && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** What to call an institution: by its name in the reader's language where it has one, else as it writes itself. */
export const institutionName = (
  language: Language,
  { name, nameEn, nameRu }: { name: string; nameEn: string | null; nameRu: string | null },
): string => (language === 'RU' ? nameRu : nameEn) ?? name;
