import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { pageOf, type Page } from '@/lib/text/page';
import type { Day } from '@/lib/time/day';
import { Prisma } from '@/prisma/generated/client';
import type { CourseKind, Sex } from '@/prisma/generated/enums';
import { audienceWithNames } from '../../audience/queries';
import type { ReportScope } from '../../scope/types';
import { figure, type FigureKey } from '../definitions/queries';
import { inParts, joinsOf } from '../dimensions/queries';
import { planned, readRelations, relations, rowsOf } from '../relations/queries';
import { dimensionsOf, type Part, type RelationName } from '../types';

const { sql } = Prisma;

/** What a row says; null where it says nothing of it. One shape for all, so that one table and one file show any. */
export type FigureRow = {
  personId: string | null;
  officialName: string | null;
  latinName: string | null;
  sex: Sex | null;
  countryEn: string | null;
  countryRu: string | null;
  institution: string | null;
  institutionEn: string | null;
  institutionRu: string | null;
  runId: string | null;
  code: string | null;
  titleEn: string | null;
  titleRu: string | null;
  kind: CourseKind | null;
  /** Of a day: that day; else the last day of the run, or of an issue. */
  day: Day | null;
  days: number | null;
  verdict: 'MET' | 'NOT_MET' | 'OPEN' | null;
  number: string | null;
  statusEn: string | null;
  statusRu: string | null;
  generation: number | null;
  /** Points of a hundred, with one decimal. */
  gain: number | null;
  counted: number | null;
  what: string | null;
};

export type RowColumn =
  | 'person'
  | 'sex'
  | 'country'
  | 'institution'
  | 'run'
  | 'title'
  | 'kind'
  | 'day'
  | 'days'
  | 'verdict'
  | 'number'
  | 'status'
  | 'generation'
  | 'gain'
  | 'counted'
  | 'what';

/** What there is to say of the rows of each relation, in the order of the columns. */
export const columnsOf: Record<RelationName, readonly RowColumn[]> = {
  run: ['run', 'title', 'kind', 'country', 'day'],
  person: ['person', 'sex', 'country', 'institution', 'run', 'day'],
  participation: ['person', 'sex', 'country', 'institution', 'run', 'day', 'days', 'verdict'],
  day: ['person', 'run', 'day'],
  gain: ['person', 'sex', 'country', 'run', 'day', 'gain'],
  crowd: ['run', 'title', 'day', 'what', 'counted'],
  country: ['country'],
  institution: ['institution', 'country'],
  certificate: ['number', 'person', 'country', 'run', 'day'],
  qualification: ['person', 'status', 'run', 'day'],
  reached: ['person', 'sex', 'country', 'generation'],
  result: ['what', 'title', 'day'],
};

/** How a relation's rows are joined to what is said of them. Order: what makes pages the same each time. */
type Source = {
  person?: true;
  run?: true;
  order: Prisma.Sql;
  day?: Prisma.Sql;
  more?: Prisma.Sql;
  country?: Prisma.Sql;
  what?: Prisma.Sql;
};

const byName = sql`p.search_key COLLATE "C", x.id`;

const sources: Record<RelationName, Source> = {
  run: { run: true, order: sql`x.ends_on DESC, x.id`, country: sql`x.held_in` },
  person: { person: true, run: true, order: byName },
  participation: { person: true, run: true, order: byName },
  day: { person: true, run: true, order: sql`p.search_key COLLATE "C", x.id, x.day`, day: sql`x.day` },
  gain: { person: true, run: true, order: byName },
  crowd: { run: true, order: sql`x.ends_on DESC, x.id`, what: sql`x.place` },
  country: { order: sql`n.name_en, x.id` },
  institution: { order: sql`i.search_key COLLATE "C", x.id` },
  certificate: { person: true, run: true, order: sql`x.number`, day: sql`x.issued_on` },
  qualification: {
    ...{ person: true, run: true, order: byName, day: sql`x.valid_from` },
    more: sql`JOIN qualification_type t ON t.id = x.type_id`,
  },
  reached: { person: true, order: byName },
  result: {
    order: sql`x.id`,
    what: sql`concat_ws(', ', o.achieved_by, o.place, o.what, trim_scale(o.quantity)::text, o.unit)`,
    more: sql`JOIN result o ON o.id = x.id LEFT JOIN course c ON c.id = x.course_id`,
  },
};

/** The columns of `FigureRow` that a relation has, as they are selected; the others are NULL. */
function selected(relation: RelationName): Prisma.Sql {
  const { person, run, day, what } = sources[relation];
  const columns = new Set<RowColumn>(columnsOf[relation]);
  const has = (column: RowColumn, value: Prisma.Sql, type: Prisma.Sql = sql`text`) =>
    columns.has(column) ? value : sql`NULL::${type}`;
  const ofPerson = (value: Prisma.Sql) => (person ? value : sql`NULL`);
  return sql`
    ${ofPerson(sql`p.id`)} AS "personId", ${ofPerson(sql`p.official_name`)} AS "officialName",
    ${ofPerson(sql`p.latin_name`)} AS "latinName", ${has('sex', sql`p.sex::text`)} AS sex,
    ${has('country', sql`n.name_en`)} AS "countryEn", ${has('country', sql`n.name_ru`)} AS "countryRu",
    ${has('institution', sql`i.name`)} AS institution, ${has('institution', sql`i.name_en`)} AS "institutionEn",
    ${has('institution', sql`i.name_ru`)} AS "institutionRu",
    ${run ? sql`r.id` : sql`NULL`} AS "runId", ${has('run', sql`r.code`)} AS code,
    ${has('title', sql`c.title_en`)} AS "titleEn", ${has('title', sql`c.title_ru`)} AS "titleRu",
    ${has('kind', sql`c.kind::text`)} AS kind, ${has('day', sql`(${day ?? sql`x.ends_on`})::text`)} AS day,
    ${has('days', sql`x.days`, sql`int`)} AS days, ${has('verdict', sql`x.verdict`)} AS verdict,
    ${has('number', sql`x.number`)} AS number, ${has('status', sql`t.name_en`)} AS "statusEn",
    ${has('status', sql`t.name_ru`)} AS "statusRu", ${has('generation', sql`x.generation`, sql`int`)} AS generation,
    ${has('gain', sql`round(x.gain, 1)::float8`, sql`float8`)} AS gain,
    ${has('counted', sql`x.people`, sql`int`)} AS counted, ${has('what', what ?? sql`NULL`)} AS what`;
}

function joined(relation: RelationName): Prisma.Sql {
  const { person, run, more, country } = sources[relation];
  const columns = new Set<RowColumn>(columnsOf[relation]);
  const institutionOf = relation === 'institution' ? sql`x.id` : sql`x.institution_id`;
  const joins = [
    ...(person ? [sql`JOIN person p ON p.id = x.person_id`] : []),
    ...(columns.has('institution') ? [sql`LEFT JOIN institution i ON i.id = ${institutionOf}`] : []),
    ...(run ? [sql`JOIN course_run r ON r.id = x.run_id JOIN course c ON c.id = r.course_id`] : []),
    ...(columns.has('country')
      ? [
          sql`LEFT JOIN country n ON n.code = ${country ?? (relation === 'institution' ? sql`i.country_code` : sql`x.country`)}`,
        ]
      : []),
    ...(more ? [more] : []),
  ];
  return joins.length > 0 ? Prisma.join(joins, ' ') : Prisma.empty;
}

/** `anywhere`: a person counts in each part in which they took part, and not only where they did so last. */
export type Behind = { figure: FigureKey; scope: ReportScope; parts: Part[]; anywhere?: boolean };

const filtered = ({ figure: key, parts, anywhere }: Behind): Prisma.Sql => {
  const { of, where } = figure(key);
  const conditions = Prisma.join([where ?? sql`true`, ...inParts(parts)], ' AND ');
  const joins = joinsOf(parts.map(({ dimension }) => dimension));
  const met = of === 'person' && !anywhere ? undefined : metIn[of];
  if (!met) return sql`(SELECT x.* FROM (${rowsOf[of]}) AS x ${joins} WHERE ${conditions})`;
  return sql`(
    SELECT DISTINCT ON (${met.unit}) ${met.unit} AS id, x.* FROM (
      SELECT x.id AS participation_id, x.person_id, x.sex, x.institution_id, x.sector, x.country, x.run_id, x.ends_on
      FROM participation x ${joins} WHERE ${conditions} AND ${met.unit} IS NOT NULL) AS x
    ORDER BY ${met.unit}, x.ends_on DESC, x.participation_id DESC)`;
};

/** What is met in participations, each once. */
const metIn: Partial<Record<RelationName, { unit: Prisma.Sql }>> = {
  person: { unit: sql`x.person_id` },
  country: { unit: sql`x.country` },
  institution: { unit: sql`x.institution_id` },
};

/** Nobody divides a number by what its rows do not say. */
const known = ({ figure: key, parts }: Behind): void => {
  const dimensions = dimensionsOf[figure(key).of];
  if (!parts.every(({ dimension }) => dimensions.includes(dimension))) throw new NotFound('rows');
};

/** The rows of a figure in their order, as one statement. */
function statement(actor: Actor, behind: Behind, today: Day): Prisma.Sql {
  const { of } = figure(behind.figure);
  return sql`
    ${relations(audienceWithNames(actor), behind.scope, today)}
    SELECT ${selected(of)} FROM ${filtered(behind)} AS x ${joined(of)} ORDER BY ${sources[of].order}`;
}

/** What no other row of the relation has: somebody's days differ by the day alone. */
const keyOf = (relation: RelationName): Prisma.Sql =>
  relation === 'day' ? sql`concat_ws(' ', x.id, x.day)` : sql`x.id::text`;

/**
 * So many rows behind a figure as come after a key, in the order of their keys: the same rows as `rowsBehind`, for who
 * reads on from where they stopped. For who sees names; anybody else finds nothing.
 */
export async function rowsAfter(
  actor: Actor,
  behind: Behind,
  today: Day,
  { after, take }: { after: string | null; take: number },
): Promise<{ key: string; row: FigureRow }[]> {
  const { of } = figure(behind.figure);
  const key = keyOf(of);
  const rows = await readRelations<FigureRow & { key: string }>(sql`
    ${relations(audienceWithNames(actor), behind.scope, today)}
    SELECT ${key} AS key, ${selected(of)} FROM ${filtered(behind)} AS x ${joined(of)}
    WHERE ${after === null ? sql`true` : sql`${key} COLLATE "C" > ${after}`} ORDER BY ${key} COLLATE "C" LIMIT ${take}`);
  return rows.map(({ key: found, ...row }) => ({ key: found, row }));
}

/** So many rows are read at once for a file. */
const batch = 2000;
/** A file of everything takes minutes on a busy machine. */
const longest = 15 * 60_000;

/**
 * All rows of a figure, some at a time, from one reading of the database: `each` is given them in their order. For who
 * sees names; anybody else finds nothing.
 */
export async function streamRows(
  actor: Actor,
  behind: Behind,
  today: Day,
  each: (rows: FigureRow[]) => Promise<void>,
): Promise<void> {
  const rows = statement(actor, behind, today);
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw(planned);
      await tx.$executeRaw(sql`DECLARE figure_rows NO SCROLL CURSOR FOR ${rows}`);
      const read = () => tx.$queryRawUnsafe<FigureRow[]>(`FETCH ${batch} FROM figure_rows`);
      for (let rows = await read(); rows.length > 0;) {
        // The database finds the next ones while these are written.
        const [next] = await Promise.all([read(), each(rows)]);
        rows = next;
      }
    },
    { timeout: longest, maxWait: 30_000 },
  );
}

/**
 * The rows that a figure, or a part of it, was counted from: as many as the number says. For who sees names; anybody
 * else finds nothing.
 */
export async function rowsBehind(
  actor: Actor,
  { page, ...behind }: Behind & { page: number },
  today: Day,
): Promise<Page<FigureRow>> {
  const audience = audienceWithNames(actor);
  known(behind);
  const { skip, take } = pageOf(page);
  const [[counted], rows] = await Promise.all([
    readRelations<{ total: number }>(sql`
      ${relations(audience, behind.scope, today)} SELECT count(*)::int AS total FROM ${filtered(behind)} AS x`),
    readRelations<FigureRow>(sql`${statement(actor, behind, today)} LIMIT ${take} OFFSET ${skip}`),
  ]);
  return { rows, total: counted?.total ?? 0, page };
}
