import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canAdminister, canCoordinate, canManageProgramme } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { dateOf } from '@/lib/time/day';
import type { DonorInput, IndicatorInput, ProgrammeInput, ResultInput } from './schema';

const own = ({ code, titleEn, titleRu, startsOn, endsOn }: ProgrammeInput) => ({
  code,
  titleEn,
  titleRu,
  startsOn: dateOf(startsOn),
  endsOn: dateOf(endsOn),
});

const related = ({ countryCodes, donorIds, partnerIds }: ProgrammeInput) => ({
  countries: { create: countryCodes.map((countryCode) => ({ countryCode })) },
  donors: { create: donorIds.map((donorId) => ({ donorId })) },
  partners: { create: partnerIds.map((institutionId) => ({ institutionId })) },
});

function authorise(actor: Actor, programmeId: string): void {
  if (!canManageProgramme(actor, { programmeId })) throw new NotFound('programme');
}

/** Starts a programme; an administrator's decision. Refuses CODE_TAKEN. */
export async function createProgramme(
  actor: Actor,
  input: ProgrammeInput,
): Promise<Outcome<{ programmeId: string }>> {
  if (!canAdminister(actor)) throw new NotFound('programme');
  return inTransaction(async (tx) => {
    const { id } = await tx.programme.create({
      data: { ...own(input), ...related(input) },
      select: { id: true },
    });
    await audit(tx, actor, { action: 'createProgramme', subjectType: 'programme', subjectId: id });
    return done({ programmeId: id });
  });
}

/** Changes a programme. Refuses a country that has runs (COUNTRY_HAS_RUNS) and CODE_TAKEN. */
export async function changeProgramme(
  actor: Actor,
  programmeId: string,
  input: ProgrammeInput,
): Promise<Outcome<{ programmeId: string }>> {
  authorise(actor, programmeId);
  return inTransaction(async (tx) => {
    const stranded = await tx.courseRun.findFirst({
      where: { programmeId, countryCode: { notIn: input.countryCodes } },
      select: { countryCode: true, code: true },
    });
    if (stranded) {
      return refuse(
        'COUNTRY_HAS_RUNS',
        { country: stranded.countryCode, run: stranded.code },
        'countryCodes',
      );
    }
    const all = { where: { programmeId } };
    await tx.programmeCountry.deleteMany(all);
    await tx.programmeDonor.deleteMany(all);
    await tx.programmePartner.deleteMany(all);
    await tx.programme.update({ where: { id: programmeId }, data: { ...own(input), ...related(input) } });
    await audit(tx, actor, { action: 'changeProgramme', subjectType: 'programme', subjectId: programmeId });
    return done({ programmeId });
  });
}

/** Enters a donor. Refuses a name that is there already (DONOR_TAKEN). */
export async function addDonor(actor: Actor, input: DonorInput): Promise<Outcome<{ donorId: string }>> {
  if (!canCoordinate(actor)) throw new NotFound('donor');
  return inTransaction(async (tx) => {
    if (await tx.donor.findUnique({ where: { name: input.name }, select: { id: true } })) {
      return refuse('DONOR_TAKEN', undefined, 'name');
    }
    const { id } = await tx.donor.create({ data: input, select: { id: true } });
    await audit(tx, actor, { action: 'addDonor', subjectType: 'donor', subjectId: id });
    return done({ donorId: id });
  });
}

/** Enters an indicator with its values, or replaces the values of the one of that name. */
export async function recordIndicator(
  actor: Actor,
  programmeId: string,
  { values, ...input }: IndicatorInput,
): Promise<Outcome<{ indicatorId: string }>> {
  authorise(actor, programmeId);
  return inTransaction(async (tx) => {
    const { id } = await tx.indicator.upsert({
      where: { programmeId_nameEn: { programmeId, nameEn: input.nameEn } },
      create: { ...input, programmeId },
      update: input,
      select: { id: true },
    });
    await replaceValues(tx, id, values);
    await audit(tx, actor, { action: 'recordIndicator', subjectType: 'indicator', subjectId: id });
    return done({ indicatorId: id });
  });
}

async function replaceValues(
  tx: Transaction,
  indicatorId: string,
  values: IndicatorInput['values'],
): Promise<void> {
  await tx.indicatorValue.deleteMany({ where: { indicatorId } });
  await tx.indicatorValue.createMany({ data: values.map((value) => ({ ...value, indicatorId })) });
}

/** Enters what trained people achieved. */
export async function recordResult(
  actor: Actor,
  programmeId: string,
  input: ResultInput,
): Promise<Outcome<{ resultId: string }>> {
  authorise(actor, programmeId);
  return inTransaction(async (tx) => {
    const { id } = await tx.result.create({ data: { ...input, programmeId }, select: { id: true } });
    await audit(tx, actor, { action: 'recordResult', subjectType: 'result', subjectId: id });
    return done({ resultId: id });
  });
}
