import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { done } from '@/lib/errors/outcome';
import { audit } from '@/lib/audit/record';
import { createInstitution } from '@/lib/people/institutions/commands';
import type { Belonging } from '@/lib/runs/planning/commands';
import type { RunInput } from '@/lib/runs/schema';
import { addDays } from '@/lib/time/day';
import { recorderOf } from './accounts';
import { certify, passEveryone, takeAttendance } from './attendance';
import type { Catalogue } from './catalogue';
import { must } from './must';
import { accountFor, agreeNextSteps, countPeople, handOutDocuments } from './outputs';
import { assignTrainers, enterPerson, importList, planAgenda, planRun, type Place } from './planning';
import { moiRuns, referenceRun } from './source';

const id = (ids: Map<string, string>, key: string): string => {
  const found = ids.get(key);
  if (!found) throw new Error(`not in the catalogue: ${key}`);
  return found;
};

const donors = (catalogue: Catalogue, names: string[] = []): RunInput['donors'] =>
  // The source does not say how they shared the costs.
  names.map((name) => ({ donorId: id(catalogue.donorIds, name), sharePercent: null }));

const placeOf = (code: string, hall: string): Place => {
  const { place, country, timeZone } = referenceRun(code);
  return { city: place, countryCode: country, regionCode: null, timeZone, hall };
};

export type PastTrainers = { ministry: string[] };

/** Every run of 2017 that the source tells of, with its people, their attendance and their certificates. */
export async function loadPast(
  actor: Actor,
  catalogue: Catalogue,
  coordinator: Actor,
): Promise<PastTrainers> {
  await loadTrainingOfTrainers(actor, catalogue);
  await loadNps(actor, catalogue);
  await loadContainerControl(actor, catalogue, coordinator);
  await loadMeetings(actor, catalogue);
  return { ministry: await loadMinistryTrainings(actor, catalogue) };
}

async function loadTrainingOfTrainers(actor: Actor, catalogue: Catalogue): Promise<void> {
  const run = referenceRun('SFP-TOT');
  const runId = await planRun(actor, {
    place: placeOf('SFP-TOT', 'UN House'),
    courseId: id(catalogue.courseIds, 'SFP-TOT'),
    startsOn: run.from,
    endsOn: run.to,
    capacity: run.capacity ?? 12,
    cycle: 3,
    languages: ['en', 'ru', 'uz'],
    quotas: Object.entries(run.quota ?? {}).map(([name, places]) => ({
      institutionId: id(catalogue.institutionIds, `${name} of Uzbekistan`),
      countryCode: null,
      places,
    })),
  });
  await planAgenda(actor, runId, 'SFP-TOT', run.from);
  const trainers = [];
  for (const name of run.trainers ?? []) {
    trainers.push(
      await enterPerson(actor, { latinName: name, countryCode: 'GB', position: run.trainersFrom ?? '' }),
    );
  }
  await assignTrainers(actor, runId, trainers);
  await importList(actor, runId, 'nominations/sfp-tot-tashkent.xlsx');
  const recorder = await recorderOf(actor, trainers[0] ?? '', 'deborah.allen@example.org');
  await takeAttendance(recorder, { runId, list: 'sfp-tot', diligent: true });
  await passEveryone(recorder, runId);
  await certify(actor, runId, { language: 'EN', issuedOn: run.to });
}

async function loadNps(actor: Actor, catalogue: Catalogue): Promise<void> {
  const run = referenceRun('NPS-2');
  const caricc = id(
    catalogue.institutionIds,
    'Central Asian Regional Information and Coordination Centre (CARICC)',
  );
  const runId = await planRun(actor, {
    place: placeOf('NPS-2', 'Conference centre'),
    courseId: id(catalogue.courseIds, 'NPS-2'),
    startsOn: run.from,
    endsOn: run.to,
    capacity: 22,
    donors: donors(catalogue, run.donors),
    quotas: Object.entries(run.quota ?? {}).map(([name, places]) => ({
      institutionId: name === 'CARICC' ? caricc : null,
      countryCode: name === 'CARICC' ? null : name,
      places,
    })),
  });
  await planAgenda(actor, runId, 'NPS-2', run.from);
  const trainer = await enterPerson(actor, {
    latinName: 'Fumio Ito',
    countryCode: 'JP',
    position: run.trainersFrom ?? '',
  });
  await assignTrainers(actor, runId, [trainer]);
  for (const list of run.nominations ?? []) await importList(actor, runId, `nominations/${list}`);
  await takeAttendance(await recorderOf(actor, trainer, 'fumio.ito@example.org'), { runId, list: 'nps-2' });
  await certify(actor, runId, { language: 'RU', issuedOn: run.to });
}

async function loadContainerControl(actor: Actor, catalogue: Catalogue, coordinator: Actor): Promise<void> {
  const run = referenceRun('CCP-PPP');
  const runId = await planRun(actor, {
    place: placeOf('CCP-PPP', 'Conference hotel'),
    courseId: id(catalogue.courseIds, 'CCP-PPP'),
    startsOn: run.from,
    endsOn: run.to,
    capacity: 30,
    donors: donors(catalogue, run.donors),
  });
  await planAgenda(actor, runId, 'CCP-PPP', run.from);
  await importList(actor, runId, `nominations/${String(run.nominations)}`);
  // The source names no trainer of this workshop: the office took the register.
  await takeAttendance(coordinator, { runId, list: 'ccp-ppp' });
  await accountFor(
    coordinator,
    runId,
    donors(catalogue, run.donors).map(({ donorId }) => donorId),
  );
  await certify(actor, runId, { language: 'RU', issuedOn: run.to });
}

/** The conference and the expert meeting: the source gives no lists of who came. */
async function loadMeetings(actor: Actor, catalogue: Catalogue): Promise<void> {
  const hosts: Record<string, string> = {
    'Prison Service under the Government of the Kyrgyz Republic':
      'Prison Service under the Government of the Kyrgyz Republic',
    WHO: 'World Health Organization (WHO)',
    UNODC: 'UNODC',
  };
  for (const [code, hall] of [
    ['PVE-PRISONS', 'Conference hotel'],
    ['SOS-PROTOCOL', 'Conference centre'],
  ] as const) {
    const run = referenceRun(code);
    const runId = await planRun(actor, {
      place: placeOf(code, hall),
      courseId: id(catalogue.courseIds, code),
      startsOn: run.from,
      endsOn: run.to,
      capacity: 40,
      donors: donors(catalogue, run.donors),
      hostIds: (run.hosts ?? []).map((host) => id(catalogue.institutionIds, hosts[host] ?? host)),
      materials: run.materials ?? [],
      outputs: run.outputs ?? [],
    });
    await planAgenda(actor, runId, code, run.from);
    if (code === 'SOS-PROTOCOL') await agreeNextSteps(actor, runId);
    const hostIds = (run.hosts ?? []).map((host) => id(catalogue.institutionIds, hosts[host] ?? host));
    await handOutDocuments(actor, runId, run.materials ?? [], hostIds);
  }
}

/** Trainers of the ministry's service: the source does not name them, these names are invented. */
const ministryTrainers = [
  { officialName: 'Сыдыкова Айнура Асановна', sex: 'FEMALE' },
  { officialName: 'Бекбоев Нурлан Токтогулович', sex: 'MALE' },
] as const;

async function loadMinistryTrainings(actor: Actor, catalogue: Catalogue): Promise<string[]> {
  const run = referenceRun('PVE-MOI');
  const ministry = 'Ministry of Interior of the Kyrgyz Republic';
  const position = 'Служба по противодействию экстремизму и незаконной миграции';
  const trainers = [];
  for (const trainer of ministryTrainers) {
    trainers.push(await enterPerson(actor, { ...trainer, countryCode: 'KG', position }));
  }
  const recorder = await recorderOf(actor, trainers[0] ?? '', 'moi.trainer@cascade.example');
  const seasonId = await openSeason(actor);
  for (const [nth, { list, city, region, startsOn }] of moiRuns.entries()) {
    const place: Place = {
      city,
      countryCode: 'KG',
      regionCode: region,
      timeZone: run.timeZone,
      hall: 'Training hall',
    };
    const endsOn = addDays(startsOn, 1);
    const shared = { place, donors: donors(catalogue, run.donors), sensitive: true };
    const runId = await planRun(
      actor,
      {
        ...shared,
        courseId: id(catalogue.courseIds, 'PVE-MOI'),
        startsOn,
        endsOn,
        capacity: 45,
        hostIds: [id(catalogue.institutionIds, ministry)],
      },
      { seasonId, besideId: null },
    );
    await planAgenda(actor, runId, 'PVE-MOI', startsOn);
    await assignTrainers(actor, runId, trainers);
    await importList(actor, runId, `nominations/${list}`);
    await takeAttendance(recorder, { runId, list });
    await certify(actor, runId, { language: 'RU', issuedOn: endsOn });
    const dialogue = { seasonId, besideId: runId };
    const dialogueId = await planDialogue(actor, catalogue, shared, addDays(startsOn, 2), dialogue);
    await countPeople(actor, dialogueId, city, nth);
  }
  return trainers;
}

/** The summer in nine regions. Planned row by row: each dialogue platform has a host of its own. */
async function openSeason(actor: Actor): Promise<string> {
  const { seasonId } = must(
    await inTransaction(async (tx) => {
      const { id: season } = await tx.season.create({
        data: {
          titleEn: 'Trainings of neighbourhood and youth inspectors, summer 2017',
          titleRu:
            'Тренинги участковых инспекторов и инспекторов по делам несовершеннолетних, лето 2017 года',
          createdBy: actor.by,
        },
        select: { id: true },
      });
      await audit(tx, actor, { action: 'planSeason', subjectType: 'season', subjectId: season });
      return done({ seasonId: season });
    }),
  );
  return seasonId;
}

/** The dialogue platform of the region, facilitated by its police; who came is counted and not recorded by name. */
async function planDialogue(
  actor: Actor,
  catalogue: Catalogue,
  shared: { place: Place; donors: RunInput['donors']; sensitive: boolean },
  day: string,
  belonging: Belonging,
): Promise<string> {
  const { city, regionCode } = shared.place;
  const { institutionId } = must(
    await createInstitution(actor, {
      name: `Provincial police department, ${city}`,
      nameEn: null,
      nameRu: null,
      acronym: null,
      kind: 'SERVICE',
      sector: 'GOVERNMENT',
      countryCode: 'KG',
      regionCode,
      parentId: id(catalogue.institutionIds, 'Ministry of Interior of the Kyrgyz Republic'),
    }),
  );
  const runId = await planRun(
    actor,
    {
      ...shared,
      courseId: id(catalogue.courseIds, 'PVE-DIALOGUE'),
      startsOn: day,
      endsOn: day,
      capacity: 40,
      hostIds: [institutionId],
    },
    belonging,
  );
  await planAgenda(actor, runId, 'PVE-DIALOGUE', day);
  return runId;
}
