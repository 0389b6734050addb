import { describe, expect, it } from 'vitest';
import { courseOf } from '@/lib/courses/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { actorWith, codes, office, programmeOf, runOf, value } from '@/lib/programmes/testing/fixture';
import { foldName } from '@/lib/text/names/fold';
import {
  changeQualificationType,
  conferQualifications,
  createQualificationType,
  withdrawQualification,
} from './commands';
import { conferrals } from './conferrals/queries';
import { holders } from './held/queries';
import { qualificationTypes } from './queries';
import { typeChangeSchema } from './schema';
import { hold, kindInput, kindOf } from './testing/fixture';

const day = '2026-11-23';
const list = { q: '', page: 1, typeId: null, state: null, day };
let made = 0;

const typeOf = (validityMonths: number | null = null) => kindOf({ validityMonths });

const personOf = async (officialName: string, latinName: string | null = null) =>
  (
    await db.person.create({
      data: {
        officialName,
        latinName,
        searchKey: foldName(`${officialName} ${latinName ?? ''}`),
        nameKeys: [],
      },
    })
  ).id;

/** A person who completed a run, with the certificate that proves the status. */
async function graduate(runId: string, typeId: string, name: string) {
  const personId = await personOf(name);
  const enrolment = await db.enrolment.create({ data: { runId, personId, state: 'CONFIRMED' } });
  const batch = await db.issueBatch.create({ data: { runId, issuedBy: 'test' } });
  const certificate = await db.certificate.create({
    data: {
      number: `TEST-${++made}`,
      code: `code-${made}`,
      kind: 'COMPLETION',
      language: 'EN',
      ...{ runId, personId, enrolmentId: enrolment.id, batchId: batch.id, snapshot: {}, evidence: {} },
      issuedOn: new Date('2026-06-17'),
    },
  });
  return { personId, qualificationId: await hold(personId, typeId, { certificateId: certificate.id }) };
}

describe('a kind of status', () => {
  it('keeps its code to itself, and is defined by those whom nothing limits', async () => {
    const input = kindInput({ code: 'TWICE' });
    value(await createQualificationType(office, input));
    expect(codes(await createQualificationType(office, input))).toEqual(['CODE_TAKEN']);
    const limited = await actorWith({ countryCode: 'UZ' });
    await expect(createQualificationType(limited, { ...input, code: 'MORE' })).rejects.toThrow(NotFound);
  });

  it('says what confers it, what it entitles to, and how many hold it on the day', async () => {
    const typeId = await typeOf();
    await courseOf(`TOT-${made}`, { confersTypeId: typeId });
    await courseOf(`FAC-${made}`, { entitledTypeIds: [typeId] });
    await hold(await personOf('Жив'), typeId);
    await hold(await personOf('Последний день'), typeId, { validUntil: day });
    await hold(await personOf('Истёк'), typeId, { validUntil: '2026-11-22' });
    await hold(await personOf('Ещё нет'), typeId, { validFrom: '2026-11-24' });
    const type = (await qualificationTypes(office, day)).find(({ id }) => id === typeId);
    expect(type).toMatchObject({ holders: 2 });
    expect(type?.conferredBy.map(({ code }) => code)).toEqual([`TOT-${made}`]);
    expect(type?.entitlesTo.map(({ code }) => code)).toEqual([`FAC-${made}`]);
  });
});

describe('the holders', () => {
  it('are found by name in any script', async () => {
    const typeId = await typeOf();
    await hold(await personOf('Гулямова Феруза'), typeId);
    await hold(await personOf('Rahimov Do‘stmurod', 'Rakhimov Dustmurod'), typeId);
    const found = async (q: string) =>
      (await holders(office, { ...list, typeId, q })).rows.map(({ person }) => person.officialName);
    expect(await found('Feruza')).toEqual(['Гулямова Феруза']);
    expect(await found('феруза гулямова')).toEqual(['Гулямова Феруза']);
    expect(await found('dustmurod')).toEqual(['Rahimov Do‘stmurod']);
    expect(await found('Рахимов')).toEqual(['Rahimov Do‘stmurod']);
    expect(await found('Nobody')).toEqual([]);
  });

  it('are filtered by how the status stands', async () => {
    const typeId = await typeOf();
    const until = { Бессрочно: null, Скоро: '2027-01-22', Позже: '2027-01-23', Истёк: '2026-11-22' };
    for (const [name, validUntil] of Object.entries(until))
      await hold(await personOf(name), typeId, { validUntil });
    const withdrawn = await hold(await personOf('Отозван'), typeId);
    value(await withdrawQualification(office, withdrawn, { reason: 'Left the service' }));
    const names = async (state: 'LIVE' | 'ENDING' | 'ENDED' | null) =>
      (await holders(office, { ...list, typeId, state })).rows
        .map(({ person }) => person.officialName)
        .sort();
    expect(await names(null)).toHaveLength(5);
    expect(await names('LIVE')).toEqual(['Бессрочно', 'Позже', 'Скоро']);
    expect(await names('ENDING')).toEqual(['Скоро']);
    expect(await names('ENDED')).toEqual(['Истёк', 'Отозван']);
  });

  it('are those whom the actor sees, and lead to a run only where it is the actor’s', async () => {
    const typeId = await typeOf();
    const programmeId = await programmeOf(`HOLD-${made}`, { countryCodes: ['GE', 'AM'] });
    const { courseId } = await courseOf(`HOLD-${made}`, { programmeId, confersTypeId: typeId });
    const [inGeorgia, inArmenia] = [await runOf(courseId, 'GE'), await runOf(courseId, 'AM')];
    const { personId } = await graduate(inGeorgia, typeId, 'Grusinischer Halter');
    await graduate(inArmenia, typeId, 'Armenischer Halter');
    const georgia = await actorWith({ countryCode: 'GE' });
    const seen = await holders(georgia, { ...list, typeId });
    expect(seen.rows).toMatchObject([{ person: { id: personId }, proof: { runId: inGeorgia } }]);
    // The same person takes part in Armenia: seen there too, but the Georgian run stays closed.
    await db.enrolment.create({ data: { runId: inArmenia, personId, state: 'CONFIRMED' } });
    const armenia = await holders(await actorWith({ countryCode: 'AM' }), { ...list, typeId });
    const proofs = new Map(armenia.rows.map(({ person, proof }) => [person.id, proof?.runId]));
    expect(proofs.get(personId)).toBeNull();
    expect([...proofs.values()]).toContain(inArmenia);
    await expect(holders(await actorWith(null), list)).rejects.toThrow(NotFound);
  });
});

describe('withdrawing a status', () => {
  it('is an administrator’s, once, and leaves the reason', async () => {
    const typeId = await typeOf();
    const id = await hold(await personOf('Кто-то'), typeId);
    const reason = { reason: 'Left the service' };
    await expect(withdrawQualification(await actorWith({}), id, reason)).rejects.toThrow(NotFound);
    value(await withdrawQualification(office, id, reason));
    expect(codes(await withdrawQualification(office, id, reason))).toEqual(['QUALIFICATION_ENDED']);
    const unknown = '01890000-0000-7000-8000-000000000000';
    await expect(withdrawQualification(office, unknown, reason)).rejects.toThrow(NotFound);
    const [row] = (await holders(office, { ...list, typeId })).rows;
    expect(row).toMatchObject({ withdrawnReason: 'Left the service' });
  });
});

describe('who conferred a status', () => {
  it('is told by run, with its trainers and those who hold it from there, in the scope of the actor', async () => {
    const typeId = await typeOf();
    const programmeId = await programmeOf(`TREE-${made}`, { countryCodes: ['GE', 'AM'] });
    const { courseId } = await courseOf(`TREE-${made}`, { programmeId, confersTypeId: typeId });
    const [runId, elsewhere] = [await runOf(courseId, 'GE'), await runOf(courseId, 'AM')];
    const trainer = await personOf('Trainer');
    await db.trainerAssignment.create({ data: { runId, personId: trainer, assignedBy: 'test' } });
    await db.trainerAssignment.create({
      data: {
        runId,
        personId: await personOf('Removed'),
        assignedBy: 'test',
        removedAt: new Date(),
        removedBy: 'test',
      },
    });
    await graduate(runId, typeId, 'Holder');
    await graduate(elsewhere, typeId, 'Elsewhere');
    const told = await conferrals(await actorWith({ countryCode: 'GE' }), typeId, day);
    expect(told).toMatchObject([
      { id: runId, trainers: [{ id: trainer }], holders: [{ officialName: 'Holder', state: 'LIVE' }] },
    ]);
    expect(told[0]?.trainers).toHaveLength(1);
    expect(await conferrals(office, typeId, day)).toHaveLength(2);
  });
});

describe('a kind of status that is changed', () => {
  it('lasts otherwise for those conferred from now on, and keeps its code', async () => {
    const typeId = await typeOf(24);
    const runId = await runOf((await courseOf('KIND')).courseId);
    const earlier = await graduate(runId, typeId, 'Earlier Graduate');
    const { code: _code, ...input } = kindInput({
      ...{ nameEn: 'National Facilitator', nameRu: 'Национальный фасилитатор', validityMonths: 12 },
      ...{ languages: ['ru'], renewalRuns: 2 },
    });
    const ofEarlier = { where: { personId: earlier.personId } };
    const before = await db.qualification.findMany(ofEarlier);
    const { code } = await db.qualificationType.findUniqueOrThrow({ where: { id: typeId } });
    value(await changeQualificationType(office, typeId, input));
    const type = await db.qualificationType.findUniqueOrThrow({ where: { id: typeId } });
    const { countryCodes: _countries, ...kept } = input;
    expect(type).toMatchObject({ ...kept, code });
    const { personId, qualificationId } = await graduate(runId, typeId, 'Later Graduate');
    const { certificateId } = await db.qualification.delete({ where: { id: qualificationId } });
    const conferral = { personId, typeId, certificateId: certificateId ?? '', validFrom: '2026-01-15' };
    await db.$transaction((tx) => conferQualifications(tx, [conferral]));
    const later = await db.qualification.findFirstOrThrow({ where: { personId } });
    expect(later.validUntil?.toISOString().slice(0, 10)).toBe('2027-01-14');
    expect(await db.qualification.findMany(ofEarlier)).toEqual(before);
    const entry = await db.auditEntry.findFirst({ where: { action: 'changeQualificationType' } });
    expect(entry).toMatchObject({ subjectId: typeId, details: { from: 24, to: 12 } });
  });

  it('says where it entitles and what renews it, of countries and courses that are there', async () => {
    const typeId = await typeOf();
    const { courseId: refresherCourseId } = await courseOf(`REF-${made}`);
    const { courseId: attended } = await courseOf(`ATT-${made}`, { certificateKind: 'ATTENDANCE' });
    const change = (changes: object) => {
      const { code: _code, ...input } = kindInput({ validityMonths: 24, ...changes });
      return changeQualificationType(office, typeId, input);
    };
    value(await change({ countryCodes: ['UZ', 'KG', 'UZ'], languages: ['uz'], refresherCourseId }));
    const type = (await qualificationTypes(office, day)).find(({ id }) => id === typeId);
    expect(type).toMatchObject({ languages: ['uz'], refresherCourse: { id: refresherCourseId } });
    expect(type?.countries.map(({ countryCode }) => countryCode)).toEqual(['KG', 'UZ']);
    value(await change({ countryCodes: ['TJ'] }));
    const after = (await qualificationTypes(office, day)).find(({ id }) => id === typeId);
    expect(after).toMatchObject({ languages: [], countries: [{ countryCode: 'TJ' }], refresherCourse: null });
    expect(codes(await change({ countryCodes: ['QQ'] }))).toEqual(['NOT_A_CHOICE']);
    expect(codes(await change({ refresherCourseId: typeId }))).toEqual(['NOT_A_CHOICE']);
    expect(codes(await change({ refresherCourseId: attended }))).toEqual(['REFRESHER_NEEDS_CERTIFICATE']);
    const endless = typeChangeSchema.safeParse(kindInput({ renewalRuns: 2 }));
    expect(endless.error?.issues).toMatchObject([{ message: 'RENEWAL_NEEDS_END', path: ['validityMonths'] }]);
  });

  it('is changed by nobody whose right a programme or a country limits', async () => {
    const typeId = await typeOf();
    const { code: _code, ...input } = kindInput();
    const kazakh = await actorWith({ countryCode: 'KZ' });
    await expect(changeQualificationType(kazakh, typeId, input)).rejects.toThrow(NotFound);
    await expect(
      changeQualificationType(office, 'ffffffff-0000-7000-8000-000000000000', input),
    ).rejects.toThrow(NotFound);
  });
});
