import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { inLanguage } from '@/lib/text/in-language';
import { foldName } from '@/lib/text/names/fold';
import { institutionName } from './rules';
import { pageOf, type Page, type PageRequest } from '@/lib/text/page';
import type { Prisma } from '@/prisma/generated/client';
import type { Language, Sector } from '@/prisma/generated/enums';

export type InstitutionFilter = PageRequest & { countryCode: string | null; sector: Sector | null };

function filtered({ q, countryCode, sector }: Omit<InstitutionFilter, 'page'>): Prisma.InstitutionWhereInput {
  const words = foldName(q).split(' ').filter(Boolean).slice(0, 8);
  return {
    AND: words.map((word) => ({ searchKey: { contains: word } })),
    ...(countryCode ? { countryCode } : {}),
    ...(sector ? { sector } : {}),
  };
}

/** The institutions that everyone who coordinates shares, a page of 50, by name. */
export async function institutions(actor: Actor, language: Language, filter: InstitutionFilter) {
  if (!canCoordinate(actor)) throw new NotFound('institutions');
  const where = filtered(filter);
  const [total, rows] = await Promise.all([
    db.institution.count({ where }),
    db.institution.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      ...pageOf(filter.page),
      select: {
        id: true,
        name: true,
        nameEn: true,
        nameRu: true,
        acronym: true,
        sector: true,
        country: { select: { nameEn: true, nameRu: true } },
        parent: { select: { id: true, name: true, nameEn: true, nameRu: true } },
        _count: { select: { people: { where: visiblePeople(actor) } } },
      },
    }),
  ]);
  const shaped = rows.map(({ country, parent, _count, ...row }) => ({
    id: row.id,
    name: institutionName(language, row),
    otherName: institutionName(language, row) === row.name ? null : row.name,
    acronym: row.acronym,
    sector: row.sector,
    country: country ? inLanguage(language, country.nameEn, country.nameRu) : null,
    parent: parent ? { id: parent.id, name: institutionName(language, parent) } : null,
    people: _count.people,
  }));
  return { rows: shaped, total, page: filter.page } satisfies Page<(typeof shaped)[number]>;
}

/** One institution with what stands above and below it. */
export async function institution(actor: Actor, language: Language, institutionId: string) {
  if (!canCoordinate(actor)) throw new NotFound('institution');
  const names = { id: true, name: true, nameEn: true, nameRu: true } as const;
  const found = await db.institution.findUnique({
    where: { id: institutionId },
    select: {
      ...names,
      acronym: true,
      kind: true,
      sector: true,
      countryCode: true,
      regionCode: true,
      parentId: true,
      country: { select: { nameEn: true, nameRu: true } },
      region: { select: { nameEn: true, nameRu: true } },
      parent: { select: { ...names, parent: { select: { ...names, parent: { select: names } } } } },
      children: { select: names, orderBy: { name: 'asc' } },
      _count: { select: { people: { where: visiblePeople(actor) } } },
    },
  });
  if (!found) throw new NotFound('institution');
  const { country, region, parent, children, _count, ...facts } = found;
  const above = [parent?.parent?.parent, parent?.parent, parent].flatMap((each) => (each ? [each] : []));
  const named = (each: { id: string; name: string; nameEn: string | null; nameRu: string | null }) => ({
    id: each.id,
    name: institutionName(language, each),
  });
  return {
    facts,
    shownName: institutionName(language, found),
    country: country ? inLanguage(language, country.nameEn, country.nameRu) : null,
    region: region ? inLanguage(language, region.nameEn, region.nameRu) : null,
    above: above.map(named),
    below: children.map(named),
    people: _count.people,
  };
}

/** Institutions for a choice, by a few letters of any name, in any script: at most 20. */
export async function institutionChoices(
  actor: Actor,
  language: Language,
  { q, id = null }: { q: string; id?: string | null },
) {
  if (!canCoordinate(actor)) throw new NotFound('institutions');
  const found = filtered({ q, countryCode: null, sector: null });
  const rows = await db.institution.findMany({
    where: id && !q ? { id } : found,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 20,
    select: {
      id: true,
      name: true,
      nameEn: true,
      nameRu: true,
      country: { select: { nameEn: true, nameRu: true } },
    },
  });
  return rows.map((row) => ({
    value: row.id,
    label: institutionName(language, row),
    ...(row.country ? { detail: inLanguage(language, row.country.nameEn, row.country.nameRu) } : {}),
  }));
}
