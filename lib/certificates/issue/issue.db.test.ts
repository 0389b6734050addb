import { beforeAll, describe, expect, it } from 'vitest';
import { codes, coordinatorOf, office, value } from '@/lib/runs/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { addDays, dateOf } from '@/lib/time/day';
import { revokeCertificate } from '../commands';
import { certificateSheet } from '../sheet/queries';
import { statedTerms } from '../terms/rules';
import { accountOf, certifiableRun, statusType } from '../testing/fixture';
import { issueCertificates } from './commands';

const numbersOf = async (runId: string) =>
  (
    await db.certificate.findMany({ where: { runId }, orderBy: { number: 'asc' }, select: { number: true } })
  ).map(({ number }) => Number(number.split('-')[2]));

const nothingIssued = async (runId: string) => {
  expect(await db.certificate.count({ where: { runId } })).toBe(0);
  expect(await db.issueBatch.count({ where: { runId } })).toBe(0);
  expect(await db.auditEntry.count({ where: { action: 'issueCertificates', subjectId: runId } })).toBe(0);
};

const inARow = (numbers: number[]) => numbers.every((number, index) => number === (numbers[0] ?? 0) + index);

let run: Awaited<ReturnType<typeof certifiableRun>>;
beforeAll(async () => {
  run = await certifiableRun({ people: 4 });
});

describe('issuing', () => {
  it('refuses whoever has not earned it, by name and number, and then does nothing for the others either', async () => {
    const outcome = await issueCertificates(
      run.coordinator,
      run.runId,
      run.input({ enrolmentIds: run.enrolmentIds }),
    );
    expect(outcome).toMatchObject({
      ok: false,
      refusals: [
        {
          code: 'COMPLETION_NOT_MET',
          params: { percent: 25, minPercent: 80, notRecorded: 0, person: 'Асанов Бакыт 4' },
        },
      ],
    });
    await nothingIssued(run.runId);
  });

  it.each([
    ['before the last day', -2, 'ISSUED_BEFORE_END'],
    ['in the future', 1, 'ISSUED_IN_FUTURE'],
  ])('refuses a date %s', async (_, days, code) => {
    const issuedOn = addDays(run.today, days);
    expect(codes(await issueCertificates(run.coordinator, run.runId, run.input({ issuedOn })))).toEqual([
      code,
    ]);
    await nothingIssued(run.runId);
  });

  it('refuses a run that is not over, people of another run, and a name that the paper needs', async () => {
    const later = await certifiableRun();
    await db.courseRun.update({
      where: { id: later.runId },
      data: { endsOn: dateOf(addDays(later.today, 1)) },
    });
    expect(codes(await issueCertificates(later.coordinator, later.runId, later.input()))).toEqual([
      'RUN_NOT_FINISHED',
    ]);
    const foreign = run.input({ enrolmentIds: [...run.earned, ...later.earned] });
    expect(codes(await issueCertificates(run.coordinator, run.runId, foreign))).toEqual(['NOT_ON_ROSTER']);
    await nothingIssued(run.runId);

    const nameless = await certifiableRun();
    const enrolment = await db.enrolment.findUniqueOrThrow({ where: { id: nameless.earned[0] ?? '' } });
    await db.person.update({ where: { id: enrolment.personId }, data: { latinName: null } });
    const outcome = await issueCertificates(nameless.coordinator, nameless.runId, nameless.input());
    expect(codes(outcome)).toEqual(['MISSING_LATIN_NAME']);
    await nothingIssued(nameless.runId);
  });

  it('is not found by who does not coordinate the run', async () => {
    const other = await coordinatorOf({ programmeId: (await certifiableRun()).programmeId });
    for (const actor of [run.trainer, other, await accountOf(run.earned[0] ?? '')]) {
      await expect(issueCertificates(actor, run.runId, run.input())).rejects.toThrow(NotFound);
    }
    await expect(issueCertificates(office, crypto.randomUUID(), run.input())).rejects.toThrow(NotFound);
    await nothingIssued(run.runId);
  });

  it('gives numbers in a row, leaves the drawing to a job, and is not done twice', async () => {
    const { issued } = value(await issueCertificates(run.coordinator, run.runId, run.input()));
    expect(issued).toBe(3);
    const numbers = await numbersOf(run.runId);
    expect(numbers).toHaveLength(3);
    expect(inARow(numbers)).toBe(true);
    const jobs = await db.$queryRaw<{ task_identifier: string }[]>`
      SELECT task_identifier FROM graphile_worker.jobs`;
    expect(jobs.map((job) => job.task_identifier)).toEqual(['render-certificates']);
    expect(codes(await issueCertificates(run.coordinator, run.runId, run.input()))).toEqual(
      Array(3).fill('CERTIFICATE_EXISTS'),
    );
    expect(await numbersOf(run.runId)).toEqual(numbers);
  });
});

describe('at the same moment', () => {
  it('two issues of one run give each person one certificate', async () => {
    const { coordinator, runId, input } = await certifiableRun({ people: 6 });
    const outcomes = await Promise.all([1, 2, 3].map(() => issueCertificates(coordinator, runId, input())));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(outcomes.flatMap(codes))).toEqual(new Set(['CERTIFICATE_EXISTS']));
    expect(await numbersOf(runId)).toHaveLength(5);
  });

  it('issues of several runs share no number and leave no gap', async () => {
    const before = await db.certificateCounter.findFirst({ select: { last: true } });
    const runs = [
      await certifiableRun({ people: 6 }),
      await certifiableRun({ people: 4 }),
      await certifiableRun(),
    ];
    const outcomes = await Promise.all(
      runs.map(({ runId, input }) => issueCertificates(office, runId, input())),
    );
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const each = await Promise.all(runs.map(({ runId }) => numbersOf(runId)));
    expect(each.every(inARow)).toBe(true);
    const all = each.flat().sort((a, b) => a - b);
    expect(all).toHaveLength(5 + 3 + 2);
    expect(inARow(all)).toBe(true);
    expect(all[0]).toBe((before?.last ?? 0) + 1);
  });
});

describe('a course that confers a status', () => {
  it('confers it once with each certificate, and takes it back with a revoked one', async () => {
    const typeId = await statusType('CONFERRED');
    const { coordinator, runId, input } = await certifiableRun({ confersTypeId: typeId });
    value(await issueCertificates(coordinator, runId, input()));
    await issueCertificates(coordinator, runId, input());
    const held = () => db.qualification.findMany({ where: { typeId }, orderBy: { id: 'asc' } });
    expect(await held()).toHaveLength(2);
    expect((await held()).every(({ withdrawnAt, validUntil }) => !withdrawnAt && !validUntil)).toBe(true);

    const [first, second] = await held();
    const certificateId = first?.certificateId ?? '';
    value(
      await revokeCertificate(coordinator, certificateId, { reason: 'Another person came in their place' }),
    );
    const ended = await db.certificate.findUniqueOrThrow({
      where: { id: certificateId },
      include: { events: true },
    });
    expect(ended.endedAt).not.toBeNull();
    expect(ended.events.map(({ kind }) => kind).sort()).toEqual(['ISSUED', 'REVOKED']);
    expect((await held()).map(({ id, withdrawnAt }) => [id, withdrawnAt !== null])).toEqual([
      [first?.id, true],
      [second?.id, false],
    ]);
    expect(codes(await revokeCertificate(coordinator, certificateId, { reason: 'Once more' }))).toEqual([
      'CERTIFICATE_ENDED',
    ]);
    value(await issueCertificates(coordinator, runId, input({ enrolmentIds: [ended.enrolmentId] })));
    expect((await held()).filter(({ withdrawnAt }) => !withdrawnAt)).toHaveLength(2);
  });

  it('is revoked by one of two who do it at once, by nobody for themselves, and by no stranger', async () => {
    const { coordinator, trainer, runId, programmeId, input, earned } = await certifiableRun();
    value(await issueCertificates(coordinator, runId, input()));
    const [own, other] = await db.certificate.findMany({ where: { runId }, orderBy: { number: 'asc' } });
    const reason = { reason: 'Issued by mistake' };
    const self = await accountOf(own?.enrolmentId ?? earned[0] ?? '', [{ programmeId }]);
    expect(codes(await revokeCertificate(self, own?.id ?? '', reason))).toEqual(['OWN_CERTIFICATE']);
    const holder = await accountOf(other?.enrolmentId ?? '');
    for (const actor of [trainer, holder]) {
      await expect(revokeCertificate(actor, other?.id ?? '', reason)).rejects.toThrow(NotFound);
    }
    const outcomes = await Promise.all(
      [1, 2].map(() => revokeCertificate(coordinator, other?.id ?? '', reason)),
    );
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(outcomes.flatMap(codes)).toEqual(['CERTIFICATE_ENDED']);
    expect(await db.certificateEvent.count({ where: { certificateId: other?.id, kind: 'REVOKED' } })).toBe(1);
  });
});

describe('before the office has said who it is', () => {
  it('refuses with a reason, and the sheet says so instead of failing', async () => {
    const without = await certifiableRun({ people: 1 });
    const [row] = await db.office.findMany();
    if (!row) throw new Error('the fixture has no office');
    await db.office.delete({ where: { id: row.id } });
    try {
      const refused = await issueCertificates(
        without.coordinator,
        without.runId,
        without.input({ enrolmentIds: without.enrolmentIds }),
      );
      expect(codes(refused)).toEqual(['OFFICE_MISSING']);
      const sheet = await certificateSheet(without.coordinator, without.runId, statedTerms({}));
      expect(sheet).toMatchObject({ officeMissing: true, rows: [{ issuable: false }] });
      await nothingIssued(without.runId);
    } finally {
      await db.office.create({ data: row });
    }
  });
});
