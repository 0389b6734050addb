/**
 * Fills the empty database of the bench and writes what the rest has to know to the file that is its argument. People and
 * marks go in by a few large statements; accounts, the import and the certificates by the commands that users have.
 */
import { writeFileSync } from 'node:fs';
import { createAccount } from '@/lib/auth/accounts/commands';
import { loadActor, systemActor, type Actor } from '@/lib/auth/actor';
import { issueCertificates } from '@/lib/certificates/issue/commands';
import { db } from '@/lib/db/client';
import type { Outcome } from '@/lib/errors/outcome';
import { openImport } from '@/lib/enrolments/imports/commands';
import { nominatePath } from '@/lib/enrolments/nominations/access/queries';
import { catalogue, institutions } from './catalogue';
import { enrolAll, people } from './people';
import { markAll, planRun } from './runs';
import { recordStatements } from './statement';

const runCount = 50;
const large = { people: 250, sessions: 24 };
const usual = { people: 40, sessions: 8 };

/** A way in that exists only as long as the database of the bench does. */
const password = crypto.randomUUID();
const bench = systemActor('bench');

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusals.slice(0, 3))}`);
  return outcome.value;
}

async function accountOf(email: string, personId: string | null, roles: ('COORDINATOR' | 'ADMINISTRATOR')[]) {
  const grants = roles.map((role) => ({ role }));
  const { accountId } = must(
    await createAccount(bench, { email, name: email.split('@')[0] ?? email, personId, password, grants }),
  );
  const actor = await loadActor(accountId);
  if (!actor) throw new Error('the account is not there');
  return actor;
}

async function issueAll(runId: string): Promise<string[]> {
  const enrolments = await db.enrolment.findMany({ where: { runId }, select: { id: true } });
  const signatories = [
    { name: 'Nigora Rahimova', titleEn: 'Regional Representative', titleRu: 'Региональный представитель' },
    { name: 'Askar Bekov', titleEn: 'Course director', titleRu: 'Руководитель курса' },
  ];
  must(
    await issueCertificates(bench, runId, {
      enrolmentIds: enrolments.map(({ id }) => id),
      language: 'EN_RU',
      signatories,
      issuedOn: null,
    }),
  );
  // The server of the bench is to serve, not to draw papers meanwhile: that is a row of its own.
  await db.$executeRaw`SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker.jobs))`;
  const issued = await db.certificate.findMany({ where: { runId }, select: { code: true } });
  return issued.map(({ code }) => code);
}

async function importOf(coordinator: Actor, runId: string): Promise<string> {
  const list = 'Full name;Organisation;E-mail\nAsanova Aigul;Ministry of Health;aigul@example.org\n';
  const file = { fileName: 'list.csv', bytes: new TextEncoder().encode(list) };
  return must(await openImport(coordinator, runId, file)).batchId;
}

async function fill() {
  const ids = await catalogue();
  const institutionIds = await institutions();
  const everyone = await people(1_000 + runCount, institutionIds);
  const [trainers, participants] = [everyone.slice(0, runCount), everyone.slice(runCount)];
  const [trainerId = '', ...otherTrainers] = trainers;
  const coordinator = await accountOf('coordinator@bench.invalid', null, ['COORDINATOR', 'ADMINISTRATOR']);
  const trainer = await accountOf('trainer@bench.invalid', trainerId, []);

  const main = await planRun(ids, { index: 0, trainerId, ...large });
  await enrolAll(main.runId, participants.slice(0, large.people));
  for (const [place, person] of otherTrainers.entries()) {
    const run = await planRun(ids, { index: place + 1, trainerId: person, ...usual });
    const from = (place * 37) % (participants.length - usual.people);
    await enrolAll(run.runId, participants.slice(from, from + usual.people));
  }
  const long = await planRun(ids, { index: runCount, trainerId, people: participants.length, sessions: 1 });
  await enrolAll(long.runId, participants);
  await markAll(trainer.accountId ?? '');
  const codes = await issueAll(main.runId);
  const batchId = await importOf(coordinator, main.runId);
  await db.$executeRawUnsafe('VACUUM ANALYZE');

  const enrolments = await db.enrolment.findMany({
    where: { runId: main.runId },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const sessionId = main.sessionIds[0] ?? '';
  const { mailId } = await oneMail();
  return {
    runId: main.runId,
    sessionIds: main.sessionIds,
    enrolmentIds: enrolments.map(({ id }) => id),
    codes,
    /** A register of as many people as nobody has yet. */
    long: { sessionId: long.sessionIds[0] ?? '', people: participants.length },
    coordinator: { email: coordinator.email, password, accountId: coordinator.accountId },
    trainer: { email: trainer.email, password, accountId: trainer.accountId },
    statements: await recordStatements(trainer, { runId: main.runId, sessionId, code: codes[0] ?? '' }),
    /** What stands in the addresses of the pages. */
    places: {
      ...ids,
      runId: main.runId,
      sessionId,
      batchId,
      mailId,
      accountId: coordinator.accountId,
      personId: participants[0],
      institutionId: institutionIds[0],
      template: 'invitation',
      venueId: await oneVenue(),
      token: await oneCall(main.runId, institutionIds[0] ?? ''),
      certificateId: (await db.certificate.findFirstOrThrow({ select: { id: true } })).id,
    },
  };
}

/** The code of a call for names, which takes them long after its run. */
async function oneCall(runId: string, institutionId: string): Promise<string> {
  const asked = { runId, institutionId, places: 5, alternates: 2, deadline: new Date('2100-01-01') };
  const focal = { focalName: 'A focal point', focalEmail: 'focal@bench.invalid', language: 'EN' as const };
  const call = await db.nominationCall.create({
    data: { ...asked, ...focal, createdBy: bench.by },
    select: { id: true, linkVersion: true },
  });
  return nominatePath(call).split('/').at(-1) ?? '';
}

async function oneVenue(): Promise<string> {
  const place = { cityEn: 'Bishkek', countryCode: 'KG', timeZone: 'Asia/Bishkek' };
  const rooms = { create: ['Hall', 'Room 1', 'Room 2'].map((name) => ({ name })) };
  const venue = { name: 'House of the bench', ...place, rooms };
  return (await db.venue.create({ data: venue, select: { id: true } })).id;
}

async function oneMail(): Promise<{ mailId: string }> {
  const { id } = await db.mailMessage.create({
    data: {
      toAddress: 'somebody@bench.invalid',
      subject: 'A mail',
      text: 'A mail that was kept.',
      language: 'EN',
      template: 'bench',
      state: 'KEPT',
    },
    select: { id: true },
  });
  return { mailId: id };
}

/** What the rest of the bench has to know of the database. */
export type Facts = Awaited<ReturnType<typeof fill>>;

const [file] = process.argv.slice(2);
if (!file) throw new Error('Name the file for the facts.');
writeFileSync(file, JSON.stringify(await fill()), { mode: 0o600 });
await db.$disconnect();
