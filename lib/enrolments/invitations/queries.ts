import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { publicUrl } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { writtenMails } from '@/lib/mail/send';
import { foundPeople } from '@/lib/people/queries';
import type { PageRequest } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import type { Prisma } from '@/prisma/generated/client';
import { runPeoplePageSize } from '../queries';
import { recipients, runFacts } from './facts/queries';
import { answerByOf } from './rules';
import type { InviteInput } from './schema';
import { correspondence, invitationPath, mailOf } from './wording/queries';

/** What the tab can be narrowed to. */
export const invitationViews = ['uninvited', 'unanswered', 'failed', 'noAddress'] as const;
type InvitationView = (typeof invitationViews)[number];

const comes = { in: ['NOMINATED', 'INVITED', 'CONFIRMED'] } satisfies Prisma.EnumEnrolmentStateFilter;

const views: Record<InvitationView, Prisma.EnrolmentWhereInput> = {
  uninvited: { state: comes, invitation: null },
  unanswered: { state: 'INVITED', invitation: { answeredAt: null } },
  failed: { mails: { some: { state: 'FAILED' } } },
  noAddress: {
    state: comes,
    person: { email: null, OR: [{ account: null }, { account: { disabledAt: { not: null } } }] },
  },
};

async function managed(actor: Actor, runId: string) {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, managedRuns(actor)] },
    select: { id: true, code: true, startsOn: true, timeZone: true, sensitive: true, cancelledAt: true },
  });
  if (!run) throw new NotFound('run');
  return { ...run, startsOn: dayOf(run.startsOn) };
}

type Filter = PageRequest & { view: InvitationView | null };

/** The people of a run with what was sent to each, whether it arrived, and what they answered. */
export async function runInvitations(actor: Actor, runId: string, { q, page, view }: Filter, now: Date) {
  const run = await managed(actor, runId);
  const where: Prisma.EnrolmentWhereInput = {
    AND: [{ runId, person: foundPeople(q) }, view ? views[view] : {}],
  };
  const [total, rows, ...counts] = await Promise.all([
    db.enrolment.count({ where }),
    db.enrolment.findMany({
      where,
      orderBy: [{ person: { searchKey: 'asc' } }, { id: 'asc' }],
      skip: (page - 1) * runPeoplePageSize,
      take: runPeoplePageSize,
      select: {
        id: true,
        state: true,
        person: {
          select: {
            id: true,
            officialName: true,
            latinName: true,
            email: true,
            account: { select: { disabledAt: true } },
          },
        },
        invitation: {
          select: {
            sentAt: true,
            updatedAt: true,
            remindedAt: true,
            cancelledAt: true,
            answerBy: true,
            answeredAt: true,
            accepts: true,
            answerReason: true,
          },
        },
        mails: {
          orderBy: { createdAt: 'desc' },
          take: 1,
          select: { state: true, template: true, lastError: true, createdAt: true },
        },
      },
    }),
    ...invitationViews.map((each) => db.enrolment.count({ where: { AND: [{ runId }, views[each]] } })),
  ]);
  return {
    run: {
      id: run.id,
      timeZone: run.timeZone,
      sensitive: run.sensitive,
      /** Nobody is invited any more. */
      over: run.cancelledAt !== null || todayIn(run.timeZone, now) > run.startsOn,
    },
    rows: rows.map(({ person: { email, account, ...person }, mails, ...row }) => ({
      ...row,
      person,
      hasAddress: email !== null || account?.disabledAt === null,
      mail: mails[0] ?? null,
    })),
    total,
    page,
    counts: Object.fromEntries(invitationViews.map((each, index) => [each, counts[index] ?? 0])) as Record<
      InvitationView,
      number
    >,
  };
}

export type InvitationRow = Awaited<ReturnType<typeof runInvitations>>['rows'][number];

/** The address on which one person of a run answers, for a letter or a message. Null while they are not invited. */
export async function invitationLink(
  actor: Actor,
  runId: string,
  enrolmentId: string,
): Promise<string | null> {
  await managed(actor, runId);
  const found = await db.invitation.findFirst({
    where: { enrolmentId, enrolment: { runId } },
    select: { id: true, linkVersion: true },
  });
  return found && `${publicUrl()}${invitationPath(found)}`;
}

/** Stands for the link of somebody who is not invited yet: it opens nothing. */
const noInvitation = { id: '00000000-0000-7000-8000-000000000000', linkVersion: 1 };

type PreviewOptions = {
  template: 'invitation' | 'invitation-reminder';
  /** Whose mail to show. */ of: string | null;
};

/**
 * What sending would do: how many mails in which language, who has no address, who was invited before, and the mail of
 * one of them word for word, but for the link. Refuses what `invite` refuses about the day.
 */
export async function invitationPreview(
  actor: Actor,
  runId: string,
  { enrolmentIds, answerBy, note }: InviteInput,
  { template, of }: PreviewOptions,
) {
  const run = await managed(actor, runId);
  const now = new Date();
  const until = answerByOf(run, answerBy, now);
  if (!until.ok) return until;
  const [people, factsOf, office] = await Promise.all([
    recipients(db, runId, { enrolmentIds }),
    runFacts(db, runId),
    correspondence(db),
  ]);
  const reached = people.filter(({ email }) => email !== null);
  const shown = reached.find(({ id }) => id === of) ?? reached[0];
  const limit = template === 'invitation' ? until.value : (shown?.invitation?.answerBy ?? null);
  const [words] = shown?.email
    ? await writtenMails(db, [
        mailOf(
          office,
          {
            ...{ runId, template, recipient: shown, email: shown.email, invitation: noInvitation },
            ...{ facts: factsOf(shown.trackId), answerBy: limit, more: { note: note ?? '' } },
          },
          now,
        ),
      ])
    : [];
  return done({
    languages: {
      EN: reached.filter(({ language }) => language === 'EN').length,
      RU: reached.filter(({ language }) => language === 'RU').length,
    },
    withoutAddress: people.filter(({ email }) => email === null).map(({ id, name }) => ({ id, name })),
    already: people.filter(({ invitation }) => invitation !== null).length,
    people: reached.map(({ id, name, language }) => ({ id, name, language })),
    mail: shown && words ? { of: shown.id, to: shown.email, language: shown.language, ...words } : null,
  });
}

type Seen = Awaited<ReturnType<typeof invitationPreview>>;
export type Preview = Seen extends Outcome<infer T> ? T : never;
