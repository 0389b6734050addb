import { expect, test } from 'vitest';
import * as policy from './policy';
import { actorOf, kindNames, world, type KindName, type ProgrammeKey, type RunKey } from './testing/actors';

/**
 * Who may what. Runs: o own, p same programme, c same country, f foreign. Programmes: 1 own, 2 another of the
 * same countries, 3 foreign. Certificates and people: of somebody on that run; m: mine, on the foreign run; people
 * also u: on no run yet. Venues: K, U, T by their country. ".": nothing. Read a row aloud: it is a sentence of the rules.
 */
const table = `
kind                                       administer coordinate everything waive manageRun teachesRun attendance seeProgramme manageProgramme readCertificate shareCertificate revokeCertificate seePerson manageVenue assess observe countRun
nobody in particular                       .          .          .          .     .         .          .          .            .               .               .                .                 .         .           .      .       .
participant                                .          .          .          .     .         .          .          .            .               m               m                .                 m         .           .      .       .
trainer of the run                         .          .          .          .     .         o          o          .            .               m               m                .                 m         .           o      .       .
trainer of another run                     .          .          .          .     .         p          p          .            .               m               m                .                 m         .           p      .       .
removed trainer                            .          .          .          .     .         .          .          .            .               m               m                .                 m         .           .      .       .
coordinator of everything                  .          yes        yes        .     opcf      .          opcf       123          123             opcf            .                opcf              opcfu     KUT         opcf   .       opcf
coordinator of the programme               .          yes        .          .     op        .          op         1            1               op              .                op                opu       KUT         op     .       op
coordinator of another programme           .          yes        .          .     f         .          f          3            3               f               .                f                 fu        KUT         f      .       f
coordinator of the country                 .          yes        .          .     oc        .          oc         12           .               oc              .                oc                ocu       K           oc     .       oc
coordinator of another country             .          yes        .          .     f         .          f          3            .               f               .                f                 fu        T           f      .       f
coordinator of programme and country       .          yes        .          .     o         .          o          1            .               o               .                o                 ou        K           o      .       o
coordinator of a programme where it is not .          yes        .          .     .         .          .          .            .               .               .                .                 u         K           .      .       .
coordinator who is a participant           .          yes        .          .     op        .          op         1            1               opm             m                op                opmu      KUT         op     .       op
focal point                                .          .          .          .     .         .          .          .            .               .               .                .                 .         .           .      .       .
observer                                   .          .          .          .     .         .          .          .            .               .               .                .                 .         .           .      yes     opcf
observer of the programme                  .          .          .          .     .         .          .          .            .               .               .                .                 .         .           .      yes     op
administrator                              yes        yes        yes        yes   opcf      .          opcf       123          123             opcf            .                opcf              opcfu     KUT         opcf   .       opcf
system                                     yes        yes        yes        yes   opcf      .          opcf       123          123             opcf            .                opcf              opcfu     KUT         opcf   .       opcf
`;

const runs = Object.entries(world.runs) as [RunKey, (typeof world.runs)[RunKey]][];
const facts = ({ programme, country, trainer }: (typeof world.runs)[RunKey]) => ({
  programmeId: programme,
  countryCode: country,
  trainerIds: trainer ? [trainer] : [],
});
const programmes = Object.entries(world.programmes) as [ProgrammeKey, readonly string[]][];

type Actor = ReturnType<typeof actorOf>;
const word = (allowed: boolean) => (allowed ? 'yes' : '.');
const onRuns = (may: (run: ReturnType<typeof facts>) => boolean) =>
  runs
    .filter(([, run]) => may(facts(run)))
    .map(([key]) => key)
    .join('');
const onProgrammes = (
  may: (programme: { programmeId: string; countryCodes: readonly string[] }) => boolean,
) =>
  programmes
    .filter(([programmeId, countryCodes]) => may({ programmeId, countryCodes }))
    .map(([key]) => key[1])
    .join('');
const foreign = facts(world.runs.f);
const mine = (actor: Actor, may: (personId: string) => boolean) =>
  actor.personId && may(actor.personId) ? 'm' : '';

/** Each column, by the predicate that it shows. */
const columns: Record<keyof Predicates, [name: string, cell: (actor: Actor) => string]> = {
  canAdminister: ['administer', (actor) => word(policy.canAdminister(actor))],
  canCoordinate: ['coordinate', (actor) => word(policy.canCoordinate(actor))],
  canCoordinateEverything: ['everything', (actor) => word(policy.canCoordinateEverything(actor))],
  canWaiveQualification: ['waive', (actor) => word(policy.canWaiveQualification(actor))],
  canObserve: ['observe', (actor) => word(policy.canObserve(actor))],
  canCountRun: ['countRun', (actor) => onRuns((run) => policy.canCountRun(actor, run))],
  canManageVenue: [
    'manageVenue',
    (actor) =>
      ['KG', 'UZ', 'TJ']
        .filter((countryCode) => policy.canManageVenue(actor, { countryCode }))
        .map(([letter]) => letter)
        .join(''),
  ],
  canManageRun: ['manageRun', (actor) => onRuns((run) => policy.canManageRun(actor, run))],
  teachesRun: ['teachesRun', (actor) => onRuns((run) => policy.teachesRun(actor, run))],
  canRecordAttendance: ['attendance', (actor) => onRuns((run) => policy.canRecordAttendance(actor, run))],
  canSeeProgramme: ['seeProgramme', (actor) => onProgrammes((each) => policy.canSeeProgramme(actor, each))],
  canManageProgramme: [
    'manageProgramme',
    (actor) => onProgrammes((each) => policy.canManageProgramme(actor, each)),
  ],
  canReadCertificate: [
    'readCertificate',
    (actor) =>
      onRuns((run) => policy.canReadCertificate(actor, { personId: 'somebody', run })) +
      mine(actor, (personId) => policy.canReadCertificate(actor, { personId, run: foreign })),
  ],
  canShareCertificate: [
    'shareCertificate',
    (actor) =>
      (policy.canShareCertificate(actor, { personId: 'somebody' }) ? 'o' : '') +
      mine(actor, (personId) => policy.canShareCertificate(actor, { personId })),
  ],
  canRevokeCertificate: [
    'revokeCertificate',
    (actor) =>
      onRuns((run) => policy.canRevokeCertificate(actor, { personId: 'somebody', run })) +
      // One's own is never revoked by oneself, not even on a run that one manages.
      mine(actor, (personId) =>
        runs.some(([, run]) => policy.canRevokeCertificate(actor, { personId, run: facts(run) })),
      ),
  ],
  canAssess: [
    'assess',
    (actor) =>
      onRuns((run) => policy.canAssess(actor, { personId: 'somebody', run })) +
      // Never oneself, not even on a run that one manages or teaches.
      mine(actor, (personId) =>
        runs.some(([, run]) => policy.canAssess(actor, { personId, run: facts(run) })),
      ),
  ],
  canSeePerson: [
    'seePerson',
    (actor) =>
      onRuns((run) => policy.canSeePerson(actor, { personId: 'somebody', runs: [run], unattached: false })) +
      mine(actor, (personId) =>
        policy.canSeePerson(actor, { personId, runs: [foreign], unattached: false }),
      ) +
      (policy.canSeePerson(actor, { personId: 'somebody', runs: [], unattached: true }) ? 'u' : ''),
  ],
};

type Predicates = {
  [
    Name in keyof typeof policy as (typeof policy)[Name] extends (...args: never[]) => boolean ? Name : never
  ]: true;
};

const [head = '', ...rows] = table.trim().split('\n');
const width = head.indexOf('administer');
const cellsOf = (line: string) => line.slice(width).trim().split(/\s+/);
const wanted = new Map(rows.map((line) => [line.slice(0, width).trim() as KindName, cellsOf(line)]));

test('the table has every predicate and every kind of actor', () => {
  expect(Object.keys(columns).sort()).toEqual(Object.keys(policy).sort());
  expect(cellsOf(head)).toEqual(
    Object.values(columns)
      .map(([name]) => name)
      .sort((a, b) => head.indexOf(` ${a}`) - head.indexOf(` ${b}`)),
  );
  expect([...wanted.keys()]).toEqual(kindNames);
});

test.each(kindNames)('%s', (kind) => {
  const actor = actorOf(kind);
  const cellOf = new Map(Object.values(columns).map(([name, cell]) => [name, cell(actor) || '.']));
  const found = Object.fromEntries(cellsOf(head).map((name) => [name, cellOf.get(name)]));
  expect(found).toEqual(
    Object.fromEntries(cellsOf(head).map((name, index) => [name, wanted.get(kind)?.[index]])),
  );
});
