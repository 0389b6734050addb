import type { Actor, ActorGrant } from '../actor';

/** The world of the permission tests: two programmes that share two countries, and a third elsewhere. */
export const world = {
  programmes: { P1: ['KG', 'UZ'], P2: ['KG', 'UZ'], P3: ['TJ'] },
  /** own, same programme, same country, foreign: as seen by the scoped coordinators below. */
  runs: {
    o: { programme: 'P1', country: 'KG', trainer: 'trainer', removed: 'removedTrainer' },
    p: { programme: 'P1', country: 'UZ', trainer: 'otherTrainer', removed: null },
    c: { programme: 'P2', country: 'KG', trainer: null, removed: null },
    f: { programme: 'P3', country: 'TJ', trainer: 'thirdTrainer', removed: null },
  },
} as const;

export type RunKey = keyof typeof world.runs;
export type ProgrammeKey = keyof typeof world.programmes;

type Kind = { person?: string; grants?: (Partial<ActorGrant> & Pick<ActorGrant, 'role'>)[]; system?: true };

const coordinator = (limits: Partial<ActorGrant> = {}): Kind => ({
  grants: [{ role: 'COORDINATOR', ...limits }],
});

/** Every kind of actor; `programmeId` is a key of the world, turned into an id by `actorsOf`. */
export const kinds = {
  'nobody in particular': {},
  participant: { person: 'participant' },
  'trainer of the run': { person: 'trainer' },
  'trainer of another run': { person: 'otherTrainer' },
  'removed trainer': { person: 'removedTrainer' },
  'coordinator of everything': coordinator(),
  'coordinator of the programme': coordinator({ programmeId: 'P1' }),
  'coordinator of another programme': coordinator({ programmeId: 'P3' }),
  'coordinator of the country': coordinator({ countryCode: 'KG' }),
  'coordinator of another country': coordinator({ countryCode: 'TJ' }),
  'coordinator of programme and country': coordinator({ programmeId: 'P1', countryCode: 'KG' }),
  'coordinator of a programme where it is not': coordinator({ programmeId: 'P3', countryCode: 'KG' }),
  'coordinator who is a participant': { person: 'participant', ...coordinator({ programmeId: 'P1' }) },
  'focal point': { grants: [{ role: 'FOCAL_POINT', institutionId: 'I1' }] },
  observer: { grants: [{ role: 'OBSERVER' }] },
  'observer of the programme': { grants: [{ role: 'OBSERVER', programmeId: 'P1' }] },
  administrator: { grants: [{ role: 'ADMINISTRATOR' }] },
  system: { system: true },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as KindName[];

/** An actor as the database would have given it; tests alone may make one otherwise. */
export function actorOf(name: KindName, idOf: (key: string) => string = (key) => key): Actor {
  const { person, grants = [], system } = kinds[name] as Kind;
  const facts = {
    kind: system ? 'system' : 'account',
    by: name,
    accountId: system ? null : idOf(`account of ${name}`),
    personId: person === undefined ? null : idOf(person),
    name,
    email: '',
    language: 'EN',
    grants: grants.map((grant) => ({
      role: grant.role,
      programmeId: grant.programmeId ? idOf(grant.programmeId) : null,
      countryCode: grant.countryCode ?? null,
      institutionId: grant.institutionId ? idOf(grant.institutionId) : null,
    })),
  };
  return facts as unknown as Actor;
}
