import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canAdminister, canCoordinate, canManageProgramme } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refusal, refuse, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { inLanguage } from '@/lib/text/in-language';
import { dateOf } from '@/lib/time/day';
import type { DonorInput, ProgrammeInput } from './schema';

const own = ({ code, titleEn, titleRu, startsOn, endsOn }: ProgrammeInput) => ({
  code,
  titleEn,
  titleRu,
  startsOn: dateOf(startsOn),
  endsOn: dateOf(endsOn),
});

const unique = (ids: readonly string[]) => [...new Set(ids)];

const related = ({ countryCodes, donorIds, partnerIds }: ProgrammeInput) => ({
  countries: { create: unique(countryCodes).map((countryCode) => ({ countryCode })) },
  donors: { create: unique(donorIds).map((donorId) => ({ donorId })) },
  partners: { create: unique(partnerIds).map((institutionId) => ({ institutionId })) },
});

/** Whatever the form names must be there: an id that is not is somebody's invention. */
async function requireRelated(tx: Transaction, input: ProgrammeInput): Promise<void> {
  const [codes, donorIds, partnerIds] = [input.countryCodes, input.donorIds, input.partnerIds].map(unique);
  const known = [
    (await tx.country.count({ where: { code: { in: codes } } })) === codes?.length,
    (await tx.donor.count({ where: { id: { in: donorIds } } })) === donorIds?.length,
    (await tx.institution.count({ where: { id: { in: partnerIds } } })) === partnerIds?.length,
  ];
  if (known.includes(false)) throw new NotFound('country, donor or partner');
}

/** Starts a programme; an administrator's decision. Refuses CODE_TAKEN. */
export async function createProgramme(
  actor: Actor,
  input: ProgrammeInput,
): Promise<Outcome<{ programmeId: string }>> {
  if (!canAdminister(actor)) throw new NotFound('programme');
  return inTransaction(async (tx) => {
    await requireRelated(tx, input);
    const { id } = await tx.programme.create({
      data: { ...own(input), ...related(input) },
      select: { id: true },
    });
    await audit(tx, actor, { action: 'createProgramme', subjectType: 'programme', subjectId: id });
    return done({ programmeId: id });
  });
}

/** Changes a programme. Refuses to leave out a country that has runs (COUNTRY_HAS_RUNS), and CODE_TAKEN. */
export async function changeProgramme(
  actor: Actor,
  programmeId: string,
  input: ProgrammeInput,
): Promise<Outcome<{ programmeId: string }>> {
  if (!canManageProgramme(actor, { programmeId })) throw new NotFound('programme');
  return inTransaction(async (tx) => {
    const known = await tx.programme.findUnique({ where: { id: programmeId }, select: { id: true } });
    if (!known) throw new NotFound('programme');
    await requireRelated(tx, input);
    const stranded = await strandedRuns(tx, actor, programmeId, input.countryCodes);
    if (stranded.length > 0) return refuseAll(stranded);
    const all = { where: { programmeId } };
    await tx.programmeCountry.deleteMany(all);
    await tx.programmeDonor.deleteMany(all);
    await tx.programmePartner.deleteMany(all);
    await tx.programme.update({ where: { id: programmeId }, data: { ...own(input), ...related(input) } });
    await audit(tx, actor, { action: 'changeProgramme', subjectType: 'programme', subjectId: programmeId });
    return done({ programmeId });
  });
}

/** Countries that would be left out although runs are planned or were held there, each with one of them. */
async function strandedRuns(
  tx: Transaction,
  actor: Actor,
  programmeId: string,
  countryCodes: readonly string[],
): Promise<Refusal[]> {
  const runs = await tx.courseRun.findMany({
    where: { programmeId, countryCode: { notIn: [...countryCodes] } },
    distinct: ['countryCode'],
    orderBy: [{ countryCode: 'asc' }, { startsOn: 'desc' }],
    select: { code: true, country: { select: { nameEn: true, nameRu: true } } },
  });
  return runs.map(({ code, country }) => {
    const name = inLanguage(actor.language, country.nameEn, country.nameRu);
    return refusal('COUNTRY_HAS_RUNS', { country: name, run: code }, 'countryCodes');
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
