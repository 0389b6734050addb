import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { sendMail } from '@/lib/mail/send';
import { institutionName } from '@/lib/people/institutions/rules';
import { formatDate, formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { dateOf, dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { lockedRun, type LockedRun } from '../../places/queries';
import { nominatePath } from '../access/queries';
import type { CallInput } from '../schema';

/**
 * Asks a focal point to name people for the run, by a mail with a link. Refuses RUN_CANCELLED, CALL_ABOVE_QUOTA (more
 * places than the row of the quota has, or than the run), CALL_TOO_LATE (the deadline is past or after the run begins),
 * NOT_A_CHOICE.
 */
export async function askFocalPoint(
  actor: Actor,
  runId: string,
  input: CallInput,
): Promise<Outcome<{ callId: string }>> {
  return inTransaction(async (tx) => {
    const run = await lockedRun(tx, actor, runId);
    if (run.cancelled) return refuse('RUN_CANCELLED');
    const today = todayIn(run.timeZone, new Date());
    if (input.deadline < today || input.deadline > run.startsOn) {
      return refuse('CALL_TOO_LATE', undefined, 'deadline');
    }
    const { institutionId, countryCode, places } = input;
    const most = await placesFor(tx, run, { institutionId, countryCode });
    if (most === null)
      return refuse('NOT_A_CHOICE', undefined, institutionId ? 'institutionId' : 'countryCode');
    if (places > most) return refuse('CALL_ABOVE_QUOTA', { places: most }, 'places');
    const call = await tx.nominationCall.create({
      data: { ...input, deadline: dateOf(input.deadline), runId, createdBy: actor.by },
      select: { id: true },
    });
    await mailCall(tx, call.id);
    await audit(tx, actor, {
      action: 'askFocalPoint',
      subjectType: 'nominationCall',
      subjectId: call.id,
      details: { runId, institutionId, countryCode, places, alternates: input.alternates },
    });
    return done({ callId: call.id });
  });
}

/** How many places may be asked for: the row of the quota, else the run's; null for an owner who does not exist. */
async function placesFor(
  tx: Transaction,
  run: LockedRun,
  { institutionId, countryCode }: Pick<CallInput, 'institutionId' | 'countryCode'>,
): Promise<number | null> {
  const row = await tx.runQuota.findFirst({
    where: { runId: run.id, institutionId, countryCode },
    select: { places: true },
  });
  if (row) return row.places;
  const known = institutionId
    ? await tx.institution.count({ where: { id: institutionId } })
    : await tx.country.count({ where: { code: countryCode ?? '' } });
  return known > 0 ? run.capacity : null;
}

/** A call of a run that the actor manages, with its run locked. NotFound for any other. */
async function callToChange(tx: Transaction, actor: Actor, callId: string) {
  const call = await tx.nominationCall.findFirst({
    where: { id: callId, run: managedRuns(actor) },
    select: { id: true, runId: true, closedAt: true, linkVersion: true },
  });
  if (!call) throw new NotFound('nominationCall');
  await tx.$queryRaw`SELECT id FROM nomination_call WHERE id = ${callId}::uuid FOR UPDATE`;
  return call;
}

/**
 * Makes a new link and mails it; the old one is dead from now on. A closed call is opened by it again. `deadline` puts
 * off the last day. Refuses CALL_TOO_LATE.
 */
export async function renewCall(
  actor: Actor,
  callId: string,
  { deadline }: { deadline: string },
): Promise<Outcome<{ callId: string }>> {
  return inTransaction(async (tx) => {
    const call = await callToChange(tx, actor, callId);
    const run = await lockedRun(tx, actor, call.runId);
    if (run.cancelled) return refuse('RUN_CANCELLED');
    if (deadline < todayIn(run.timeZone, new Date()) || deadline > run.startsOn) {
      return refuse('CALL_TOO_LATE', undefined, 'deadline');
    }
    await tx.nominationCall.update({
      where: { id: callId },
      data: { linkVersion: { increment: 1 }, closedAt: null, closedBy: null, deadline: dateOf(deadline) },
      select: { id: true },
    });
    await mailCall(tx, callId);
    await audit(tx, actor, { action: 'renewCall', subjectType: 'nominationCall', subjectId: callId });
    return done({ callId });
  });
}

/** Takes no more names by this link. What was named stays to be decided. */
export async function closeCall(actor: Actor, callId: string): Promise<Outcome<{ callId: string }>> {
  return inTransaction(async (tx) => {
    const call = await callToChange(tx, actor, callId);
    if (call.closedAt) return done({ callId });
    await tx.nominationCall.update({
      where: { id: callId },
      data: { closedAt: new Date(), closedBy: actor.by },
      select: { id: true },
    });
    await audit(tx, actor, { action: 'closeCall', subjectType: 'nominationCall', subjectId: callId });
    return done({ callId });
  });
}

const mailed = {
  id: true,
  runId: true,
  linkVersion: true,
  focalName: true,
  focalEmail: true,
  language: true,
  note: true,
  places: true,
  alternates: true,
  deadline: true,
  institution: { select: { name: true, nameEn: true, nameRu: true } },
  country: { select: { nameEn: true, nameRu: true } },
  run: {
    select: {
      startsOn: true,
      endsOn: true,
      cityEn: true,
      cityRu: true,
      country: { select: { nameEn: true, nameRu: true } },
      course: { select: { titleEn: true, titleRu: true } },
    },
  },
} as const;

/** The call as its mails name it. */
export async function callInWords(tx: Transaction, callId: string) {
  const call = await tx.nominationCall.findUniqueOrThrow({ where: { id: callId }, select: mailed });
  const { run, language, institution, country } = call;
  const locale = language === 'RU' ? ('ru' as const) : ('en' as const);
  const owner = institution
    ? institutionName(language, institution)
    : inLanguage(language, country?.nameEn ?? '', country?.nameRu ?? null);
  const place = [
    inLanguage(language, run.cityEn, run.cityRu),
    inLanguage(language, run.country.nameEn, run.country.nameRu),
  ];
  const office = await tx.office.findFirst({ select: { nameEn: true, nameRu: true } });
  return {
    to: call.focalEmail,
    language,
    path: nominatePath(call),
    runId: call.runId,
    values: {
      name: call.focalName,
      title: inLanguage(language, run.course.titleEn, run.course.titleRu),
      dates: formatDateRange(dayOf(run.startsOn), dayOf(run.endsOn), locale),
      place: place.join(', '),
      institution: owner,
      places: String(call.places),
      alternates: String(call.alternates),
      deadline: formatDate(dayOf(call.deadline), locale),
      note: call.note ?? '',
      office: office ? inLanguage(language, office.nameEn, office.nameRu) : 'Cascade',
    },
  };
}

async function mailCall(tx: Transaction, callId: string): Promise<void> {
  const { values, ...mail } = await callInWords(tx, callId);
  await sendMail(tx, { ...mail, template: 'nomination-call', params: values });
}
