/**
 * Fills the empty database of the bench to a size: `fill.ts FACTS PEOPLE RUNS SESSIONS`. Rows go in by large
 * statements, with the keys that the commands of users would write.
 */
import { writeFileSync } from 'node:fs';
import { createAccount } from '@/lib/auth/accounts/commands';
import { systemActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { personKeys } from '@/lib/people/rules';
import { addDays, dateOf, dayOf } from '@/lib/time/day';
import { catalogue, institutions } from '../catalogue';
import { nameOf, searchFor } from './names';

const countries = ['KG', 'KZ', 'UZ', 'TJ', 'TM'];
const cities = ['Bishkek', 'Almaty', 'Tashkent', 'Dushanbe', 'Ashgabat'];
const zones = ['Asia/Bishkek', 'Asia/Almaty', 'Asia/Tashkent', 'Asia/Dushanbe', 'Asia/Ashgabat'];
/** The runs lie around today: three years back and three ahead. */
const spanDays = 6 * 365;
const atOnce = 10_000;

const [file = '', ...numbers] = process.argv.slice(2);
const [peopleCount = 0, runCount = 0, sessionCount = 0] = numbers.map(Number);
/** Each teaches ten runs, at every size: the cascade is as deep on a small base as on a large one. */
const trainerCount = Math.min(500, Math.floor(runCount / 10));
/** A way in that exists only as long as the database of the bench does. */
const password = crypto.randomUUID();

async function people(institutionIds: string[]): Promise<void> {
  for (let from = 0; from < peopleCount; from += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, peopleCount - from) }, (_, place) => {
      const index = from + place;
      const { officialName, latinName, female } = nameOf(index);
      return {
        officialName,
        latinName,
        sex: female ? 'FEMALE' : 'MALE',
        country: countries[index % countries.length],
        institution: institutionIds[index % institutionIds.length],
        phone: `+996555${String(index).padStart(6, '0')}`,
        email: `person${index}@example.org`,
        ...personKeys({ officialName, latinName }),
      };
    });
    await db.$executeRaw`
      INSERT INTO person (id, official_name, latin_name, sex, country_code, institution_id, phone, email, position,
        search_key, name_keys, updated_at)
      SELECT uuidv7(), p."officialName", p."latinName", p.sex::"Sex", p.country, p.institution::uuid, p.phone, p.email,
        'Инспектор', p."searchKey", p."nameKeys", now()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS p("officialName" text, "latinName" text, sex text,
        country text, institution text, phone text, email text, "searchKey" text, "nameKeys" text[])`;
  }
}

/** The trainers teach in turn, ten runs each, so that none of them is in two places at once. */
async function runs({ programmeId, courseId, ruleId }: Awaited<ReturnType<typeof catalogue>>): Promise<void> {
  const first = addDays(dayOf(new Date()), -spanDays / 2);
  await db.$executeRaw`
    INSERT INTO course_run (id, code, programme_id, course_id, completion_rule_id, starts_on, ends_on, time_zone,
      venue_id, country_code, city_en, languages, capacity, search_key)
    SELECT uuidv7(), 'SCALE-' || lpad(n::text, 5, '0'), ${programmeId}::uuid, ${courseId}::uuid, ${ruleId}::uuid,
      ${first}::date + n * ${spanDays} / ${runCount}, ${first}::date + n * ${spanDays} / ${runCount} + 2,
      (${zones}::text[])[1 + n % 5], v.id, v.country_code, v.city_en, ARRAY['ru', 'en'], 100,
      'scale ' || lpad(n::text, 5, '0') || ' | ' || lower(v.city_en)
    FROM generate_series(0, ${runCount}::int - 1) AS n
    JOIN LATERAL (SELECT * FROM venue WHERE name = 'Venue ' || n % 50) AS v ON true`;
  await db.$executeRaw`
    WITH trainer AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM person ORDER BY id LIMIT ${trainerCount}::int)
    INSERT INTO trainer_assignment (id, run_id, person_id, assigned_by)
    SELECT uuidv7(), r.id, t.id, 'bench' FROM (
      SELECT id, row_number() OVER (ORDER BY starts_on, id) - 1 AS place FROM course_run) AS r
    JOIN trainer AS t ON t.place = r.place % ${trainerCount}::int`;
}

async function sessions(): Promise<void> {
  await db.$executeRaw`
    INSERT INTO training_session (id, run_id, title_en, title_ru, starts_at_local, ends_at_local, time_zone, starts_at,
      ends_at, room_id)
    SELECT uuidv7(), r.id, 'Module ' || n, 'Модуль ' || n, local, local + interval '90 minutes', r.time_zone,
      local AT TIME ZONE r.time_zone, (local + interval '90 minutes') AT TIME ZONE r.time_zone, NULL
    FROM course_run AS r, generate_series(0, ${sessionCount / runCount}::int - 1) AS n,
      LATERAL (SELECT (r.starts_on + n / 4)::timestamp + interval '9 hours' + (n % 4) * interval '2 hours') AS t(local)`;
  await db.$executeRaw`
    INSERT INTO session_trainer (session_id, person_id, starts_at, ends_at)
    SELECT s.id, t.person_id, s.starts_at, s.ends_at FROM training_session s JOIN trainer_assignment t USING (run_id)`;
}

/** As many places as there are people, and four in ten come to a second run; most are confirmed. */
async function enrolments(): Promise<void> {
  await db.$executeRaw`
    WITH run AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM course_run)
    INSERT INTO enrolment (id, run_id, person_id, state, institution_id, country_code)
    SELECT uuidv7(), run.id, p.id, (CASE WHEN p.place % 10 = 0 THEN 'INVITED' ELSE 'CONFIRMED' END)::"EnrolmentState",
      p.institution_id, p.country_code
    FROM (SELECT id, institution_id, country_code, row_number() OVER (ORDER BY id) - 1 AS place FROM person OFFSET ${trainerCount}::int) AS p
    CROSS JOIN generate_series(0, CASE WHEN p.place % 5 < 2 THEN 1 ELSE 0 END) AS again
    JOIN run ON run.place = (p.place + again * (p.place / ${runCount} + 1)) % ${runCount}
    ORDER BY run.id, p.id ON CONFLICT DO NOTHING`;
}

/** Everybody's mark in every session: at the full size three million. */
async function marks(): Promise<void> {
  await db.$executeRaw`
    INSERT INTO attendance_mark (session_id, enrolment_id, run_id, operation_id, status, at, device, source)
    SELECT s.id, e.id, s.run_id, gen_random_uuid(),
      (CASE (hashtext(e.id::text || s.id::text) & 15) WHEN 0 THEN 'ABSENT' WHEN 1 THEN 'LATE' WHEN 2 THEN 'EXCUSED'
        ELSE 'PRESENT' END)::"AttendanceStatus", s.ends_at, 'bench', 'CHECK_IN'
    FROM training_session s JOIN enrolment e ON e.run_id = s.run_id AND e.state = 'CONFIRMED'
    ORDER BY s.run_id, s.id`;
}

/**
 * What was held ended in certificates, and the trainers were trained by each other: all but the first by the one of a
 * tenth of their number, so that the cascade of the first is nearly everything, in four generations.
 */
async function certificates(): Promise<void> {
  await db.$executeRaw`
    INSERT INTO enrolment (id, run_id, person_id, state)
    SELECT uuidv7(), r.id, t.id, 'CONFIRMED'
    FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM person ORDER BY id LIMIT ${trainerCount}::int) AS t
    JOIN (SELECT id, row_number() OVER (ORDER BY starts_on, id) - 1 AS place FROM course_run) AS r
      ON r.place = t.place / 10 + (CASE WHEN t.place < 10 THEN 0 ELSE ${trainerCount}::int END)
    WHERE t.place > 0`;
  await db.$executeRaw`
    INSERT INTO issue_batch (id, run_id, issued_by) SELECT uuidv7(), id, 'bench' FROM course_run WHERE ends_on < now()`;
  await db.$executeRaw`
    INSERT INTO certificate (id, number, code, kind, language, run_id, enrolment_id, person_id, batch_id, snapshot,
      evidence, issued_on)
    SELECT uuidv7(), 'SCALE-' || e.id, 'scale' || e.id, 'COMPLETION', 'EN', e.run_id, e.id, e.person_id, b.id, '{}', '{}',
      r.ends_on
    FROM issue_batch b JOIN course_run r ON r.id = b.run_id JOIN enrolment e ON e.run_id = b.run_id
    WHERE e.state = 'CONFIRMED'`;
}

async function account(name: string, countryCode?: string) {
  const email = `${name}@bench.invalid`;
  const grant = { role: 'COORDINATOR' as const, ...(countryCode ? { countryCode } : {}) };
  const made = await createAccount(systemActor('bench'), {
    email,
    name,
    personId: null,
    password,
    grants: [grant],
  });
  if (!made.ok) throw new Error(`refused: ${JSON.stringify(made.refusals)}`);
  return { email, password, accountId: made.value.accountId };
}

/** A run of its own for a list of ten thousand, and one in the middle of the others to be looked at and moved. */
async function chosen(ids: Awaited<ReturnType<typeof catalogue>>) {
  const listRun = await db.courseRun.create({
    select: { id: true },
    data: {
      code: 'SCALE-LIST',
      programmeId: ids.programmeId,
      courseId: ids.courseId,
      completionRuleId: ids.ruleId,
      startsOn: dateOf(addDays(dayOf(new Date()), spanDays)),
      endsOn: dateOf(addDays(dayOf(new Date()), spanDays)),
      timeZone: 'Asia/Bishkek',
      countryCode: 'KG',
      cityEn: 'Bishkek',
      languages: ['ru'],
      capacity: 20_000,
      searchKey: 'scale list',
    },
  });
  const near = await db.courseRun.findMany({
    where: { startsOn: { gte: new Date() }, code: { not: 'SCALE-LIST' } },
    orderBy: { startsOn: 'asc' },
    take: 50,
    select: { id: true },
  });
  const today = dayOf(new Date());
  const trainers = await db.person.findMany({
    orderBy: { id: 'asc' },
    take: Math.min(100, trainerCount),
    select: { id: true },
  });
  return {
    trainerIds: trainers.map(({ id }) => id),
    listRunId: listRun.id,
    runIds: near.map(({ id }) => id),
    /** Days in many months, and what people would type to find many people. */
    months: Array.from({ length: 48 }, (_, month) => addDays(today, (month - 24) * 30)),
    searches: Array.from({ length: 200 }, (_, place) => searchFor(Math.floor((place * peopleCount) / 200))),
  };
}

async function fill() {
  const ids = await catalogue();
  await db.programmeCountry.createMany({
    data: countries.slice(1).map((countryCode) => ({ programmeId: ids.programmeId, countryCode })),
  });
  await db.venue.createMany({
    data: Array.from({ length: 50 }, (_, index) => ({
      name: `Venue ${index}`,
      cityEn: cities[index % 5] ?? '',
      countryCode: countries[index % 5] ?? '',
      timeZone: zones[index % 5] ?? '',
    })),
  });
  await people(await institutions());
  await runs(ids);
  await sessions();
  await enrolments();
  await marks();
  await certificates();
  await db.$executeRawUnsafe('VACUUM ANALYZE');
  return {
    ...(await chosen(ids)),
    coordinator: await account('coordinator'),
    scoped: await account('scoped', 'KG'),
  };
}

/** What the measuring has to know of the database. */
export type ScaleFacts = Awaited<ReturnType<typeof fill>>;

writeFileSync(file, JSON.stringify(await fill()), { mode: 0o600 });
await db.$disconnect();
