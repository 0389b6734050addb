import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refusal, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { recogniseInstitutions } from '@/lib/people/institutions/recognition/commands';
import { fillGaps, takeInPeople } from '@/lib/people/intake/commands';
import { gapsFilled, type Told } from '@/lib/people/intake/rules';
import { shownName } from '@/lib/people/names/rules';
import type { KnownRecord } from '@/lib/people/recognition/types';
import { runChanged } from '@/lib/runs/changes/commands';
import { moveEnrolments } from '../../commands';
import { sendInvitations } from '../../invitations/commands';
import { addPlaces } from '../../places/commands';
import { enrolmentFacts, lockedRun, type LockedRun } from '../../places/queries';
import { decided, undecidedOf } from '../decisions/commands';
import { recognised, type NominationToDecide } from '../decisions/queries';
import type { AcceptInput } from '../schema';
import { whoIs, type Who } from './rules';

type Accepted = { nomination: NominationToDecide; who: Who; told: Told };

/**
 * Takes nominated people onto the run, all or none: each is recognised or entered, of known ones only what was not known
 * is filled in, and gets a place in the state chosen; invited ones get the mail. Refuses NOMINATION_DECIDED,
 * NOMINATION_UNDECIDED, NOMINATION_TWICE, ALREADY_ENROLLED (by another nomination), and what `addPlaces` and
 * `moveEnrolments` refuse (RUN_FULL with the numbers, PARTICIPANT_BUSY, which passes with a reason).
 */
export async function acceptNominations(
  actor: Actor,
  runId: string,
  { nominationIds, state, who, reason }: AcceptInput,
): Promise<Outcome<{ changed: number }>> {
  return inTransaction(
    async (tx) => {
      const run = await lockedRun(tx, actor, runId);
      const found = await undecidedOf(tx, actor, runId, nominationIds);
      if (!found.ok) return found;
      // As with lists: two who enter the same new person at once come one after another.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('apply_import'))`;
      const nominations = found.value;
      const { known, verdicts } = await recognised(tx, nominations.map(writtenOf));
      const refusals: Refusal[] = [];
      const told = await toldBy(tx, nominations);
      const accepted = nominations.flatMap((nomination, index): Accepted[] => {
        const verdict = verdicts[index];
        if (!verdict) return [];
        const one = whoIs(verdict, who[nomination.id], shownName(nomination));
        if (one !== 'NEW' && 'code' in one) refusals.push(one);
        else return [{ nomination, who: one, told: told[index] as Told }];
        return [];
      });
      if (refusals.length > 0) return refuseAll(refusals);
      const placed = await place(tx, actor, run, { accepted, known, state, reason });
      if (!placed.ok) return placed;
      await decided(tx, actor, nominations, 'ACCEPTED', { reason });
      if (state === 'INVITED') {
        const options = { kind: 'INVITATION', answerBy: null, note: null } as const;
        await sendInvitations(tx, actor, runId, placed.value, options);
      }
      await runChanged(tx, runId);
      await audit(tx, actor, {
        action: 'acceptNominations',
        subjectType: 'run',
        subjectId: runId,
        details: { state, nominations: nominations.length },
      });
      return done({ changed: nominations.length });
    },
    { timeoutMs: 60_000 },
  );
}

/** As recognition reads it: the institution is the call's where the focal point wrote none. */
const writtenOf = (nomination: NominationToDecide) => ({
  ...nomination,
  institution: nomination.institution ?? nomination.call.institution?.name ?? null,
});

/** What the nominations say of people, with the call's institution, or the one that was written for a country's. */
async function toldBy(tx: Transaction, nominations: readonly NominationToDecide[]): Promise<Told[]> {
  const wanted = nominations.flatMap(({ institution, call }) =>
    institution && !call.institutionId
      ? [{ name: institution, countryCode: call.countryCode, sector: null }]
      : [],
  );
  const institutions = wanted.length > 0 ? await recogniseInstitutions(tx, wanted) : null;
  return nominations.map(({ institution, call, ...person }) => {
    const countryCode = call.countryCode ?? call.institution?.countryCode ?? null;
    const { officialName, latinName, sex, birthDate, phone, email, position } = person;
    return {
      ...{ officialName, latinName, sex, birthDate, phone, email, position, countryCode },
      ...{ familyName: null, givenName: null, patronymic: null, preferredLanguage: null },
      institutionId: call.institutionId ?? institutions?.idOf(institution, call.countryCode) ?? null,
    };
  });
}

type Work = {
  accepted: readonly Accepted[];
  known: ReadonlyMap<string, KnownRecord>;
  state: AcceptInput['state'];
  reason: string | null;
};

/** Gives each a place, and the nomination its person and enrolment. Gives the enrolments. */
async function place(
  tx: Transaction,
  actor: Actor,
  run: LockedRun,
  { accepted, known, state, reason }: Work,
): Promise<Outcome<string[]>> {
  const fresh = accepted.filter(({ who }) => who === 'NEW');
  const freshIds = await takeInPeople(
    tx,
    fresh.map(({ told }) => told),
  );
  const idOf = new Map(fresh.map((each, index) => [each, freshIds[index] ?? '']));
  const personOf = (each: Accepted) => (each.who === 'NEW' ? (idOf.get(each) ?? '') : each.who.personId);
  await fillGaps(
    tx,
    accepted.flatMap((each) => {
      const person = known.get(personOf(each));
      return person ? [{ person, filled: gapsFilled(each.told, person) }] : [];
    }),
  );
  const there = await tx.enrolment.findMany({
    where: { runId: run.id, personId: { in: accepted.map(personOf) } },
    select: { id: true, personId: true, nomination: { select: { id: true } } },
  });
  const enrolmentOf = new Map(there.map((each) => [each.personId, each]));
  const taken = accepted.filter((each) => enrolmentOf.get(personOf(each))?.nomination);
  if (taken.length > 0) {
    return refuseAll(
      taken.map(({ nomination }) => refusal('ALREADY_ENROLLED', { name: shownName(nomination) })),
    );
  }
  const fromHere = accepted.filter((each) => !enrolmentOf.has(personOf(each)));
  // Those who are on the run by another way move first: the places of both are counted together.
  const counted = { ...run, confirmed: run.confirmed + (state === 'CONFIRMED' ? fromHere.length : 0) };
  const facts = await enrolmentFacts(
    tx,
    run.id,
    there.map(({ id }) => id),
  );
  const moved = await moveEnrolments(tx, actor, counted, facts, state, reason);
  if (!moved.ok) return moved;
  const places = fromHere.map((each) => ({
    personId: personOf(each),
    institutionId: each.told.institutionId,
    countryCode: each.told.countryCode,
    position: each.told.position,
  }));
  const added = await addPlaces(tx, actor, run, places, { state, reason });
  if (!added.ok) return added;
  const enrolments = new Map(there.map(({ id, personId }) => [personId, id]));
  added.value.enrolmentIds.forEach((id, index) => enrolments.set(places[index]?.personId ?? '', id));
  const rows = accepted.map((each) => ({
    id: each.nomination.id,
    personId: personOf(each),
    enrolmentId: enrolments.get(personOf(each)) ?? null,
  }));
  await tx.$executeRaw`
    UPDATE nomination n SET person_id = r."personId", enrolment_id = r."enrolmentId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "personId" uuid, "enrolmentId" uuid)
    WHERE n.id = r.id`;
  return done([...enrolments.values()]);
}
