import type { Actor } from './actor';

/** What a decision about a run needs to know of it. */
export type RunFacts = {
  programmeId: string;
  countryCode: string;
  /** People who teach on it now: assigned and not removed. */
  trainerIds: readonly string[];
};

export type ProgrammeFacts = { programmeId: string; countryCodes: readonly string[] };

export type CertificateFacts = { personId: string; run: RunFacts };

/** Rights over accounts, grants, mails and the office itself. */
export const canAdminister = (actor: Actor): boolean =>
  actor.kind === 'system' || actor.grants.some((grant) => grant.role === 'ADMINISTRATOR');

/** Holds a coordinator's right of any scope: sees the office's screens, filtered by scope. */
export const canCoordinate = (actor: Actor): boolean =>
  canAdminister(actor) || actor.grants.some((grant) => grant.role === 'COORDINATOR');

/** A coordinator's right that no programme or country limits. */
export const canCoordinateEverything = (actor: Actor): boolean =>
  canAdminister(actor) ||
  actor.grants.some((grant) => grant.role === 'COORDINATOR' && !grant.programmeId && !grant.countryCode);

/** Plans and changes a run: its sessions, trainers, people and certificates. */
export const canManageRun = (actor: Actor, run: Pick<RunFacts, 'programmeId' | 'countryCode'>): boolean =>
  canAdminister(actor) ||
  actor.grants.some(
    (grant) =>
      grant.role === 'COORDINATOR' &&
      (!grant.programmeId || grant.programmeId === run.programmeId) &&
      (!grant.countryCode || grant.countryCode === run.countryCode),
  );

/** Sees figures and never a name: a donor or the management. Who coordinates sees more, and needs no such right. */
export const canObserve = (actor: Actor): boolean =>
  !canCoordinate(actor) && actor.grants.some((grant) => grant.role === 'OBSERVER');

/** Counts a run in the figures that the actor sees: it is managed, or observed by whoever coordinates nothing. */
export const canCountRun = (actor: Actor, run: Pick<RunFacts, 'programmeId' | 'countryCode'>): boolean =>
  canManageRun(actor, run) ||
  (canObserve(actor) &&
    actor.grants.some(
      (grant) =>
        grant.role === 'OBSERVER' &&
        (!grant.programmeId || grant.programmeId === run.programmeId) &&
        (!grant.countryCode || grant.countryCode === run.countryCode),
    ));

/** Enters and changes a venue, which all coordinators share: any right in its country will do. */
export const canManageVenue = (actor: Actor, venue: { countryCode: string }): boolean =>
  canAdminister(actor) ||
  actor.grants.some(
    (grant) =>
      grant.role === 'COORDINATOR' && (!grant.countryCode || grant.countryCode === venue.countryCode),
  );

/** Teaches on the run now. */
export const teachesRun = (actor: Actor, run: Pick<RunFacts, 'trainerIds'>): boolean =>
  actor.personId !== null && run.trainerIds.includes(actor.personId);

/** Sees who is on the run and how they attended, and records it. */
export const canRecordAttendance = (actor: Actor, run: RunFacts): boolean =>
  canManageRun(actor, run) || teachesRun(actor, run);

/** Sees a programme: any of its countries is in the scope. */
export const canSeeProgramme = (actor: Actor, programme: ProgrammeFacts): boolean =>
  canAdminister(actor) ||
  actor.grants.some(
    (grant) =>
      grant.role === 'COORDINATOR' &&
      (!grant.programmeId || grant.programmeId === programme.programmeId) &&
      (!grant.countryCode || programme.countryCodes.includes(grant.countryCode)),
  );

/** Changes a programme, its curricula and courses: for all of its countries, so no country may limit the right. */
export const canManageProgramme = (actor: Actor, programme: Pick<ProgrammeFacts, 'programmeId'>): boolean =>
  canAdminister(actor) ||
  actor.grants.some(
    (grant) =>
      grant.role === 'COORDINATOR' &&
      !grant.countryCode &&
      (!grant.programmeId || grant.programmeId === programme.programmeId),
  );

/** Lets a trainer without the asked status teach, with a reason that stays visible. */
export const canWaiveQualification = (actor: Actor): boolean => canAdminister(actor);

/** Reads or downloads an issued certificate. */
export const canReadCertificate = (actor: Actor, certificate: CertificateFacts): boolean =>
  (actor.personId !== null && actor.personId === certificate.personId) ||
  canManageRun(actor, certificate.run);

/** Lets anyone see a certificate by an address, and takes that back: its holder alone, whoever else manages the run. */
export const canShareCertificate = (actor: Actor, certificate: Pick<CertificateFacts, 'personId'>): boolean =>
  actor.personId !== null && actor.personId === certificate.personId;

/** Revokes a certificate. Never one's own. */
export const canRevokeCertificate = (actor: Actor, certificate: CertificateFacts): boolean =>
  canManageRun(actor, certificate.run) && actor.personId !== certificate.personId;

/** What a decision about seeing a person needs to know: the runs that the person is enrolled in or teaches on now. */
export type PersonFacts = {
  personId: string;
  runs: readonly Pick<RunFacts, 'programmeId' | 'countryCode'>[];
  /** Was never enrolled in and never assigned to anything. */
  unattached: boolean;
};

/**
 * Sees a person by name: oneself; who is on a run that one manages; and who was entered and hangs on nothing
 * yet, whom anyone who coordinates may pick up.
 */
export const canSeePerson = (actor: Actor, person: PersonFacts): boolean =>
  canCoordinateEverything(actor) ||
  (actor.personId !== null && actor.personId === person.personId) ||
  (canCoordinate(actor) && (person.unattached || person.runs.some((run) => canManageRun(actor, run))));

/** What a decision about a person's place on a run needs to know of it. */
export type PlaceFacts = { personId: string; run: RunFacts };

/** Records somebody's test scores on a run, and an assessor's verdict. Never one's own. */
export const canAssess = (actor: Actor, place: PlaceFacts): boolean =>
  canRecordAttendance(actor, place.run) && actor.personId !== place.personId;
