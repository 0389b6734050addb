import type { Actor } from '@/lib/auth/actor';
import { canCoordinate, canWaiveQualification } from '@/lib/auth/policy';
import { visiblePeople, visibleProgrammes } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { refusal } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import { entitling, heldStatuses, scopeFacts } from '@/lib/qualifications/queries';
import { outlineOf } from '../../agenda/template/rules';
import { templateBlocks } from '../../agenda/template/queries';
import { unavailableOn } from '../../availability/queries';
import { busyOnEach, type Busy } from '../../clashes/people/queries';
import type { Slot } from '../../clashes/rules';
import { shownTimes } from '../../clashes/queries';
import { holidaysBetween } from '../../holidays/queries';
import { sessionInstants } from '../../sessions/rules';
import { elsewhereRefusals, mayTeachRun, notQualified, speaksLanguageOf } from '../../trainers/rules';
import { clashesBetweenRows, inRow, refused, runBeside, runOfRow, warning, type Finding } from '../rules';
import type { SeasonInput, SeasonRow } from '../schema';

type Facts = Awaited<ReturnType<typeof factsOf>>;

/**
 * What a season would meet, said before anything is saved: each finding stands beside its row and field. Trainers who are
 * busy, away or without the status; trainers whom the plan itself puts in two places; holidays and languages. A course
 * and people whom the actor does not see are not found.
 */
export async function seasonCheck(actor: Actor, season: SeasonInput): Promise<Finding[]> {
  if (!canCoordinate(actor)) throw new NotFound('season');
  const facts = await factsOf(actor, season);
  const planned = season.rows.map((row, index) => ({
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    sessions: facts.slots[index] ?? null,
    place: row.cityEn,
    trainers: row.trainerIds.map((id) => ({ id, name: facts.name(id) })),
  }));
  const unreadable = season.rows.flatMap((row, index) =>
    [runOfRow(season, row), runBeside(season, row)].flatMap((run) =>
      run && !run.ok ? run.refusals.map((each) => refused(inRow(index, each))) : [],
    ),
  );
  return [
    ...unreadable,
    ...clashesBetweenRows(planned),
    ...season.rows.flatMap((row, index) => [
      ...row.trainerIds.flatMap((id) => ofTrainer(actor, season, row, index, id, facts)),
      ...facts.holidays
        .filter(
          ({ countryCode, day }) =>
            countryCode === row.countryCode && day >= row.startsOn && day <= row.endsOn,
        )
        .map(({ day, nameEn, nameRu }) => warning(index, 'startsOn', 'HOLIDAY_ON', { day, nameEn, nameRu })),
    ]),
  ];
}

async function factsOf(actor: Actor, season: SeasonInput) {
  const { courseId, rows } = season;
  const course = await db.course.findFirst({
    where: { AND: [{ id: courseId }, { programme: visibleProgrammes(actor) }] },
    select: { entitledTypes: { select: { type: { select: scopeFacts } } } },
  });
  if (!course) throw new NotFound('course');
  const personIds = [...new Set(rows.flatMap(({ trainerIds }) => trainerIds))];
  const people = await db.person.findMany({
    where: { AND: [{ id: { in: personIds } }, visiblePeople(actor)] },
    select: { id: true, officialName: true, latinName: true, workingLanguages: true },
  });
  if (people.length < personIds.length) throw new NotFound('person');
  const days = { startsOn: first(rows), endsOn: last(rows) };
  const blocks = season.agenda ? await templateBlocks(db, courseId) : [];
  const slots = rows.map((row) => slotsOf(blocks, row));
  const wanted = rows.map(({ startsOn, endsOn }, index) => ({
    ...{ id: null, startsOn, endsOn, sessions: slots[index] ?? null },
  }));
  const [busy, held, away, holidays] = await Promise.all([
    busyOnEach(db, actor, wanted, personIds),
    heldStatuses(db, personIds),
    unavailableOn(db, personIds, days),
    holidaysBetween(
      db,
      rows.map(({ countryCode }) => countryCode),
      days.startsOn,
      days.endsOn,
    ),
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    ...{ slots, busy, held, away, holidays },
    entitled: course.entitledTypes.map(({ type }) => entitling(type)),
    name: (id: string) => shownName(byId.get(id) ?? { officialName: null, latinName: null }),
    languages: (id: string) => byId.get(id)?.workingLanguages ?? [],
  };
}

const first = (rows: readonly SeasonRow[]) => rows.map(({ startsOn }) => startsOn).sort()[0] ?? '';
const last = (rows: readonly SeasonRow[]) =>
  rows
    .map(({ endsOn }) => endsOn)
    .sort()
    .at(-1) ?? '';

/** The hours that the course's agenda gives to a row; null: none. */
function slotsOf(blocks: Parameters<typeof outlineOf>[0], row: SeasonRow): Slot[] | null {
  const slots = outlineOf(blocks, row.startsOn).flatMap((session) => {
    const instants = sessionInstants({ ...session, title: session.titleEn }, row);
    return instants.ok ? [instants.value] : [];
  });
  return slots.length > 0 ? slots : null;
}

/** What stands against one trainer in one row. What a reason lets pass stays as a warning once there is one. */
function ofTrainer(
  actor: Actor,
  season: SeasonInput,
  row: SeasonRow,
  index: number,
  id: string,
  facts: Facts,
): Finding[] {
  const who = facts.name(id);
  const run = { ...row, languages: season.languages, entitled: facts.entitled };
  const busy = (facts.busy[index] ?? []).filter(({ personId }) => personId === id);
  const away = facts.away.filter(
    (each) => each.personId === id && each.startsOn <= row.endsOn && each.endsOn >= row.startsOn,
  );
  const excusable = elsewhereRefusals(busy, away, who).map((each) => inRow(index, each));
  const verdict = mayTeachRun(run, facts.held.get(id) ?? []);
  const status = inRow(index, notQualified(verdict, who));
  return [
    ...(verdict.may ? [] : [weighed(status, row.reason !== null && canWaiveQualification(actor))]),
    ...excusable.map((each) => weighed(each, row.reason !== null)),
    ...busy.filter((each) => each.as === 'TRAINER').map((each) => teaching(index, who, each)),
    ...(speaksLanguageOf(season.languages, facts.languages(id)) === false
      ? [warning(index, 'trainerIds', 'TRAINER_SPEAKS_NONE', { who })]
      : []),
  ];
}

const weighed = (each: Finding['refusal'], excused: boolean): Finding => ({
  weight: excused ? 'WARNING' : 'REFUSAL',
  refusal: each,
});

/** Teaching elsewhere: refused where the hours are known, else to be seen. */
function teaching(index: number, who: string, { run, session, startsOn, endsOn }: Busy): Finding {
  if (session) {
    const code = run ? 'TRAINER_BUSY_ON' : 'TRAINER_BUSY';
    const params = { who, run: run?.code ?? '', when: shownTimes(session) };
    return refused(refusal(code, params, `rows.${index}.trainerIds`));
  }
  const params = { who, run: run?.code ?? '', from: startsOn, to: endsOn };
  return warning(index, 'trainerIds', run ? 'TRAINER_TEACHES_ON_DAYS' : 'TRAINER_TEACHES_NEAR', params);
}
