import type { Actor } from '@/lib/auth/actor';
import { applyImport } from '@/lib/enrolments/imports/application/commands';
import { openImport } from '@/lib/enrolments/imports/commands';
import { inTransaction } from '@/lib/db/transaction';
import { createPerson } from '@/lib/people/commands';
import { saveTemplate } from '@/lib/runs/agenda/template/commands';
import { planRun as planOne, type Belonging } from '@/lib/runs/planning/commands';
import type { RunInput } from '@/lib/runs/schema';
import { scheduleSession } from '@/lib/runs/sessions/commands';
import { assignTrainer } from '@/lib/runs/trainers/commands';
import { createVenue } from '@/lib/runs/venues/commands';
import { addDays } from '@/lib/time/day';
import { must } from './must';
import { agendas, listFile, russian } from './source';

type RunPlan = Partial<RunInput> &
  Pick<RunInput, 'courseId' | 'startsOn' | 'endsOn' | 'capacity'> & { place: Place };

export type Place = {
  city: string;
  countryCode: string;
  regionCode: string | null;
  timeZone: string;
  hall?: string;
};

const venueIds = new Map<string, string>();

/** The venue of a place, made at its first use. */
async function venueOf(actor: Actor, { hall, city, ...place }: Place): Promise<string | null> {
  if (!hall) return null;
  const key = `${hall} ${city}`;
  const known = venueIds.get(key);
  if (known) return known;
  const { venueId } = must(
    await createVenue(actor, {
      ...place,
      name: hall,
      address: null,
      cityEn: city,
      cityRu: russian.cities[city] ?? null,
      rooms: [{ name: 'A', capacity: 60 }],
    }),
  );
  venueIds.set(key, venueId);
  return venueId;
}

/** Plans a run as a coordinator does; one of a season belongs to it. */
export async function planRun(
  actor: Actor,
  { place, ...plan }: RunPlan,
  belonging?: Belonging,
): Promise<string> {
  const { city, countryCode, regionCode, timeZone } = place;
  const input: RunInput = {
    venueId: await venueOf(actor, place),
    countryCode,
    regionCode,
    timeZone,
    cityEn: city,
    cityRu: russian.cities[city] ?? null,
    languages: ['ru'],
    cycle: null,
    sensitive: false,
    notes: null,
    donors: [],
    quotas: [],
    hostIds: [],
    materials: [],
    outputs: [],
    ...plan,
  };
  return must(await inTransaction((tx) => planOne(tx, actor, input, belonging))).runId;
}

/** What does not count is an opening or a ceremony; the source knows no breaks. */
const kindOf = (titleEn: string): 'OPENING' | 'CEREMONY' =>
  /opening/i.test(titleEn) ? 'OPENING' : 'CEREMONY';

const templated = new Set<string>();

/** Plans the agenda of a course on a run, the first one as the course's own; gives the ids of its sessions in their order. */
export async function planAgenda(
  actor: Actor,
  runId: string,
  code: string,
  firstDay: string,
): Promise<string[]> {
  const sessionIds: string[] = [];
  for (const [day, start, end, titleEn, titleRu, counts, mandatory = false] of agendas[code] ?? []) {
    const date = addDays(firstDay, day - 1);
    const session = {
      titleEn,
      titleRu,
      startsAtLocal: `${date}T${start}`,
      endsAtLocal: `${date}T${end}`,
      roomId: null,
      kind: counts ? ('TRAINING' as const) : kindOf(titleEn),
      counts,
      mandatory,
      trainerIds: [],
    };
    sessionIds.push(must(await scheduleSession(actor, runId, session)).sessionId);
  }
  if (sessionIds.length > 0 && !templated.has(code)) {
    templated.add(code);
    must(await saveTemplate(actor, runId, { replace: false }));
  }
  return sessionIds;
}

export async function assignTrainers(actor: Actor, runId: string, personIds: string[]): Promise<void> {
  for (const personId of personIds) must(await assignTrainer(actor, runId, { personId, waiverReason: null }));
}

type NewPerson = {
  latinName?: string;
  officialName?: string;
  countryCode: string;
  position?: string;
  sex?: 'FEMALE' | 'MALE';
};

export async function enterPerson(actor: Actor, person: NewPerson): Promise<string> {
  const blank = {
    officialName: null,
    latinName: null,
    familyName: null,
    givenName: null,
    patronymic: null,
    sex: null,
    birthDate: null,
    email: null,
    phone: null,
    institutionId: null,
    position: null,
    preferredLanguage: null,
  };
  return must(await createPerson(actor, { ...blank, ...person })).personId;
}

/**
 * Imports a nomination list with the decisions that the preview proposes, as confirmed participants. Who shares no more
 * than a name with somebody known is another person: the same name is common, and the key of the lists says so.
 */
export async function importList(actor: Actor, runId: string, name: string): Promise<void> {
  const fileName = name.split('/').at(-1) ?? name;
  const { batchId } = must(await openImport(actor, runId, { fileName, bytes: listFile(name) }));
  must(await applyImport(actor, batchId, { state: 'CONFIRMED', undecided: 'NEW' }));
}
