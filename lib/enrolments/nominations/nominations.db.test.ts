import { beforeAll, expect, test } from 'vitest';
import { createInstitution } from '@/lib/people/institutions/commands';
import { institutionSchema } from '@/lib/people/institutions/schema';
import { createPerson } from '@/lib/people/commands';
import { personSchema } from '@/lib/people/schema';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, coordinatorOf, courseOf, office, runOf, value } from '@/lib/runs/testing/fixture';
import { decideEnrolments } from '../commands';
import { runMatrix } from '../matrix/queries';
import { acceptNominations } from './acceptance/commands';
import { askFocalPoint, closeCall, renewCall } from './calls/commands';
import { askBack, refuseNominations, replaceNominations } from './decisions/commands';
import { attachLetter } from './letters/commands';
import { nominationLetter } from './letters/queries';
import { readNominees } from './lists/queries';
import {
  answerQuestion,
  changeNominee,
  handOver,
  moveNominee,
  namePeople,
  takeBackNominee,
} from './naming/commands';
import { nominationSheet } from './naming/queries';
import { runNominations } from './queries';
import { callSchema, nomineeSchema } from './schema';

let courseId: string;
let ministry: string;
beforeAll(async () => {
  ({ courseId } = await courseOf('NOM'));
  const input = { name: 'Ички иштер министрлиги', sector: 'GOVERNMENT', countryCode: 'UZ' };
  ({ institutionId: ministry } = value(await createInstitution(office, institutionSchema.parse(input))));
});

const address = '203.0.113.7';
const person = (officialName: string, more: object = {}) =>
  nomineeSchema.parse({ officialName, sex: 'FEMALE', ...more });

async function called(places = 2, alternates = 1) {
  const { runId } = await runOf(courseId, {
    startsOn: '2029-06-15',
    endsOn: '2029-06-17',
    capacity: 10,
    quotas: [{ institutionId: ministry, countryCode: null, places: 3, womenPercent: 50 }],
  });
  const { callId } = value(await askFocalPoint(office, runId, input({ places, alternates })));
  return { runId, callId, door: { token: await tokenOf(callId), address } };
}
const input = (changes: object = {}) =>
  callSchema.parse({
    institutionId: ministry,
    countryCode: null,
    places: 2,
    alternates: 1,
    deadline: '2029-05-01',
    focalName: 'Айгүл',
    focalEmail: 'Focal@Ministry.example',
    language: 'RU',
    note: null,
    ...changes,
  });

/** The code as the mail brought it. */
async function tokenOf(callId: string): Promise<string> {
  const { runId } = await db.nominationCall.findUniqueOrThrow({
    where: { id: callId },
    select: { runId: true },
  });
  const mail = await db.mailMessage.findFirstOrThrow({
    where: { runId, template: 'nomination-call' },
    orderBy: { createdAt: 'desc' },
    select: { text: true, toAddress: true },
  });
  expect(mail.toAddress).toBe('focal@ministry.example');
  return /\/nominate\/([\w-]{43})/.exec(mail.text)?.[1] ?? '';
}
const sheet = async (door: { token: string }) => value(await nominationSheet(door.token, address));
const idsOf = async (door: { token: string }) => (await sheet(door)).nominations.map(({ id }) => id);

test('a focal point names within the quota, ranks, and is told what is too many', async () => {
  const { door } = await called();
  value(await namePeople(door, [person('Асанова Айнура'), person('Болотова Бермет')]));
  value(await namePeople(door, [person('Чынгышова Чолпон')]));
  expect(codes(await namePeople(door, [person('Четвёртая')]))).toEqual(['NOMINATIONS_FULL']);
  expect(codes(await namePeople(door, [person('Х', { phone: '12' })]))).toEqual(['NOMINATIONS_FULL']);
  const [first = '', , third = ''] = await idsOf(door);
  value(await moveNominee(door, third, -1));
  const ranks = (await sheet(door)).nominations.map(({ officialName, alternate }) => [
    officialName,
    alternate,
  ]);
  expect(ranks).toEqual([
    ['Асанова Айнура', false],
    ['Чынгышова Чолпон', false],
    ['Болотова Бермет', true],
  ]);
  // A name taken back makes room; the alternate moves up.
  value(await takeBackNominee(door, first));
  expect((await sheet(door)).nominations.map(({ alternate }) => alternate)).toEqual([false, false]);
  expect(codes(await changeNominee(door, third, person('Х', { phone: '12' })))).toEqual(['PHONE_UNREADABLE']);
  value(await changeNominee(door, third, person('Чынгышова Ч.', { phone: '+998901234567' })));
  value(await handOver(door));
  expect(await sheet(door)).toMatchObject({ submitted: true, left: 1 });
});

test('a link that never was, was renewed, closed or ran out opens nothing', async () => {
  const { runId, callId, door } = await called();
  const other = `${door.token.slice(0, -2)}AA`;
  for (const token of [other, 'x', door.token.slice(1)]) {
    expect(codes(await nominationSheet(token, address))).toEqual(['NOMINATION_LINK_UNKNOWN']);
  }
  value(await renewCall(office, callId, { deadline: '2029-05-10' }));
  expect(codes(await namePeople(door, [person('Кто-то')]))).toEqual(['NOMINATION_LINK_UNKNOWN']);
  const renewed = { token: await tokenOf(callId), address };
  value(await namePeople(renewed, [person('Асанова Айнура')]));
  await db.nominationCall.update({ where: { id: callId }, data: { deadline: new Date('2020-01-01') } });
  expect(codes(await nominationSheet(renewed.token, address))).toEqual(['NOMINATION_OVER']);
  expect(codes(await namePeople(renewed, [person('Поздно')]))).toEqual(['NOMINATION_OVER']);
  value(await closeCall(office, callId));
  expect(codes(await nominationSheet(renewed.token, address))).toEqual(['NOMINATION_CLOSED']);
  expect(codes(await askFocalPoint(office, runId, input({ places: 4 })))).toEqual(['CALL_ABOVE_QUOTA']);
  expect(codes(await askFocalPoint(office, runId, input({ deadline: '2020-01-01' })))).toEqual([
    'CALL_TOO_LATE',
  ]);
});

test('accepted people are recognised or entered, come onto the run, and fill the quota', async () => {
  const known = value(
    await createPerson(
      office,
      personSchema.parse({ officialName: 'Давлатова Дилноза', phone: '+998907654321', sex: 'FEMALE' }),
    ),
  );
  value(await createPerson(office, personSchema.parse({ officialName: 'Эркинова Элмира', sex: 'FEMALE' })));
  const { runId, door } = await called(3, 0);
  value(
    await namePeople(door, [
      person('Давлатова Дилноза', { phone: '+998907654321', position: 'инспектор' }),
      person('Эркинова Элмира'),
      person('Жаңыбекова Жанара', { latinName: 'Zhanybekova Zhanara' }),
    ]),
  );
  const nominationIds = await idsOf(door);
  const view = await runNominations(office, runId);
  expect(view.calls[0]?.nominations.map(({ match }) => match?.verdict)).toEqual(['SAME', 'MAYBE', 'NEW']);
  expect((await runMatrix(office, runId)).rows[0]).toMatchObject({ nominated: 0 });
  value(await handOver(door));
  expect((await runMatrix(office, runId)).rows[0]).toMatchObject({ nominated: 3, confirmed: 0 });
  // The same name alone never decides.
  const accept = { nominationIds, state: 'CONFIRMED' as const, who: {}, reason: null };
  expect(codes(await acceptNominations(office, runId, accept))).toEqual(['NOMINATION_UNDECIDED']);
  const foreign = await coordinatorOf({ countryCode: 'KZ' });
  await expect(acceptNominations(foreign, runId, accept)).rejects.toThrow(NotFound);
  await expect(runNominations(foreign, runId)).rejects.toThrow(NotFound);
  const who = { [nominationIds[1] ?? '']: 'NEW' };
  value(await acceptNominations(office, runId, { ...accept, who }));
  const row = (await runMatrix(office, runId)).rows[0];
  expect(row).toMatchObject({ places: 3, confirmed: 3, women: 3, nominated: 0 });
  const accepted = await db.nomination.findMany({
    where: { runId },
    orderBy: { rank: 'asc' },
    select: { state: true, personId: true, enrolment: { select: { institutionId: true, state: true } } },
  });
  expect(accepted.every(({ state }) => state === 'ACCEPTED')).toBe(true);
  expect(accepted[0]?.personId).toBe(known.personId);
  expect(accepted.map(({ enrolment }) => enrolment)).toEqual(
    Array(3).fill({ institutionId: ministry, state: 'CONFIRMED' }),
  );
  expect(await db.person.count({ where: { officialName: 'Эркинова Элмира' } })).toBe(2);
  const history = await db.nominationDecision.findMany({
    where: { nominationId: nominationIds[0] ?? '' },
    orderBy: { at: 'asc' },
    select: { from: true, to: true, by: true },
  });
  expect(history.map(({ from, to }) => [from, to])).toEqual([
    [null, 'SUBMITTED'],
    ['SUBMITTED', 'ACCEPTED'],
  ]);
  expect(history[0]?.by).toContain('nomination-call');
  expect(JSON.stringify(await db.auditEntry.findMany({ select: { details: true } }))).not.toMatch(
    /Давлатова|Жаң/,
  );
});

test('the office asks back, refuses, replaces; the focal point answers and names another', async () => {
  const { runId, door } = await called(1, 1);
  value(await namePeople(door, [person('Первая Анна'), person('Вторая Белла')]));
  const [first = '', second = ''] = await idsOf(door);
  value(await askBack(office, runId, { nominationIds: [first], question: 'Какая должность?' }));
  const mail = await db.mailMessage.findFirstOrThrow({
    where: { runId, template: 'nomination-question' },
    select: { text: true },
  });
  expect(mail.text).toContain('Какая должность?');
  value(await answerQuestion(door, first, 'Инспектор'));
  value(await replaceNominations(office, runId, { nominationIds: [first], reason: 'другая должность' }));
  const after = await db.nomination.findUniqueOrThrow({
    where: { id: second },
    select: { rank: true, alternate: true, replacesId: true },
  });
  expect(after).toEqual({ rank: 1, alternate: false, replacesId: first });
  value(await refuseNominations(office, runId, { nominationIds: [second], reason: 'не тот отдел' }));
  expect(codes(await refuseNominations(office, runId, { nominationIds: [second], reason: 'x' }))).toEqual([
    'NOMINATION_DECIDED',
  ]);
  // After the deadline nobody is named but in the place of somebody.
  await db.nominationCall.updateMany({ where: { runId }, data: { deadline: new Date('2020-01-01') } });
  expect(codes(await namePeople(door, [person('Третья Вера')]))).toEqual(['NOMINATION_OVER']);
  value(await namePeople(door, [person('Третья Вера')], second));
  expect(codes(await namePeople(door, [person('Ещё Галина')], second))).toEqual([
    'NOMINATION_NOT_REPLACEABLE',
  ]);
  const third = (await runNominations(office, runId)).calls[0]?.nominations[0];
  expect(third).toMatchObject({ officialName: 'Третья Вера', replaces: { officialName: 'Вторая Белла' } });
  // Accepted, then withdrawn: another may be named in their place.
  const accept = { nominationIds: [third?.id ?? ''], state: 'CONFIRMED' as const, who: {}, reason: null };
  value(await acceptNominations(office, runId, accept));
  const { enrolmentId } = await db.nomination.findUniqueOrThrow({
    where: { id: third?.id ?? '' },
    select: { enrolmentId: true },
  });
  const gone = { enrolmentIds: [enrolmentId ?? ''], to: 'WITHDRAWN' as const, reason: 'заболела' };
  value(await decideEnrolments(office, runId, gone));
  value(await namePeople(door, [person('Четвёртая Дана')], third?.id));
});

test('a list is read to be looked at, a letter is kept for the office alone', async () => {
  const { callId, door } = await called();
  const csv = 'ФИО;Пол;Телефон\nАсанова Айнура;жен;+998901112233\nБолотов Бакыт;муж;12\n';
  const read = value(await readNominees(door, { name: 'list.csv', bytes: Buffer.from(csv) }));
  expect(read.rows.map(({ officialName, sex }) => [officialName, sex])).toEqual([
    ['Асанова Айнура', 'FEMALE'],
    ['Болотов Бакыт', 'MALE'],
  ]);
  expect(read.rows[1]?.warnings.length).toBeGreaterThan(0);
  expect(read.left).toBe(3);
  const letter = { name: '../письмо.exe', bytes: Buffer.from('%PDF-1.7 letter') };
  expect(codes(await attachLetter(door, { ...letter, bytes: Buffer.from('MZ') }))).toEqual([
    'LETTER_UNREADABLE',
  ]);
  value(await attachLetter(door, letter));
  value(await attachLetter(door, { ...letter, name: 'second.pdf' }));
  expect(await nominationLetter(office, callId)).toMatchObject({
    name: 'second.pdf',
    mediaType: 'application/pdf',
  });
  const foreign = await coordinatorOf({ countryCode: 'KZ' });
  await expect(nominationLetter(foreign, callId)).rejects.toThrow(NotFound);
  await expect(closeCall(foreign, callId)).rejects.toThrow(NotFound);
});
