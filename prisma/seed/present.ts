import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { enrol } from '@/lib/enrolments/commands';
import { invite } from '@/lib/enrolments/invitations/commands';
import { addDays, type Day } from '@/lib/time/day';
import { takeAttendance } from './attendance';
import type { Catalogue } from './catalogue';
import { must } from './must';
import { nominateFromTajikistan } from './nominations';
import { assignTrainers, importList, planAgenda, planRun } from './planning';

const courseId = ({ courseIds }: Catalogue, code: string): string => courseIds.get(code) ?? '';

/** People of earlier runs of a course, in a fixed order; of some regions only, where they are given. */
async function peopleOf(code: string, regionCodes?: string[]): Promise<string[]> {
  const rows = await db.person.findMany({
    where: {
      enrolments: {
        some: {
          state: 'CONFIRMED',
          run: { course: { code }, ...(regionCodes ? { regionCode: { in: regionCodes } } : {}) },
        },
      },
    },
    orderBy: { searchKey: 'asc' },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** This week: facilitators trained by one of the twelve national trainers. */
export async function planFacilitatorRun(actor: Actor, catalogue: Catalogue, today: Day, trainerId: string) {
  const runId = await planRun(actor, {
    place: {
      city: 'Tashkent',
      countryCode: 'UZ',
      regionCode: null,
      timeZone: 'Asia/Tashkent',
      hall: 'UN House',
    },
    courseId: courseId(catalogue, 'SFP-FAC'),
    startsOn: today,
    endsOn: addDays(today, 1),
    capacity: 24,
    languages: ['uz', 'ru'],
  });
  await planAgenda(actor, runId, 'SFP-FAC', today);
  await assignTrainers(actor, runId, [trainerId]);
  await importList(actor, runId, 'present/sfp-fac-tashkent.csv');
}

/** In three weeks: the third course of the NPS curriculum, without a trainer yet and with nominations to decide. */
export async function planThirdNpsCourse(actor: Actor, catalogue: Catalogue, today: Day) {
  const startsOn = addDays(today, 21);
  const runId = await planRun(actor, {
    place: {
      city: 'Almaty',
      countryCode: 'KZ',
      regionCode: null,
      timeZone: 'Asia/Almaty',
      hall: 'Conference centre',
    },
    courseId: courseId(catalogue, 'NPS-3'),
    startsOn,
    endsOn: addDays(startsOn, 1),
    capacity: 22,
    minimum: 12,
    offerHours: 48,
    materials: ['Early warning: a guide for national focal points', 'Table of newly controlled substances'],
    donors: [{ donorId: catalogue.donorIds.get('Government of Japan') ?? '', sharePercent: 100 }],
    quotas: ['KZ', 'KG', 'TJ', 'UZ'].map((countryCode) => ({
      countryCode,
      institutionId: null,
      places: 5,
      womenPercent: 30,
    })),
  });
  await planAgenda(actor, runId, 'NPS-3', startsOn);
  const people = await peopleOf('NPS-2');
  const first = { personIds: people.slice(0, 8), state: 'CONFIRMED', reason: null } as const;
  const { enrolmentIds } = must(await enrol(actor, runId, first));
  must(await invite(actor, runId, { enrolmentIds, answerBy: null, note: null }));
  await nominateFromTajikistan(actor, runId, addDays(today, 10));
  must(await enrol(actor, runId, { personIds: people.slice(8), state: 'NOMINATED', reason: null }));
}

/** Ended yesterday: inspectors of two regions again, and nobody has recorded the last session. */
export async function planEndedTraining(
  actor: Actor,
  recorder: Actor,
  catalogue: Catalogue,
  today: Day,
  trainers: string[],
) {
  const startsOn = addDays(today, -2);
  const runId = await planRun(actor, {
    place: {
      city: 'Naryn',
      countryCode: 'KG',
      regionCode: 'KG-N',
      timeZone: 'Asia/Bishkek',
      hall: 'Training hall',
    },
    courseId: courseId(catalogue, 'PVE-MOI'),
    startsOn,
    endsOn: addDays(startsOn, 1),
    capacity: 40,
    sensitive: true,
    donors: [{ donorId: catalogue.donorIds.get('UN Peacebuilding Fund') ?? '', sharePercent: 100 }],
  });
  const sessionIds = await planAgenda(actor, runId, 'PVE-MOI', startsOn);
  await assignTrainers(actor, runId, trainers);
  const personIds = await peopleOf('PVE-MOI', ['KG-N', 'KG-T']);
  must(await enrol(actor, runId, { personIds, state: 'CONFIRMED', reason: null }));
  await takeAttendance(recorder, { runId, list: 'present', sessionIds: sessionIds.slice(0, -1) });
}
