import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { recipients } from '@/lib/enrolments/invitations/facts/queries';
import { codeSecret } from '@/lib/env/settings';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { sendMails } from '@/lib/mail/send';
import { mailWords } from '@/lib/mail/templates';
import { runToChange } from '@/lib/runs/access/queries';
import { inLanguage } from '@/lib/text/in-language';
import type { TestKind } from '@/prisma/generated/enums';
import { testOfRun } from '../opening/queries';
import { ownCode } from './rules';

/**
 * Mails everybody with a place who has not begun the link of their own. For who manages the run. Refuses RUN_CANCELLED,
 * TEST_NOT_OPEN and NOBODY_TO_REMIND (all have begun, or have no address).
 */
export async function mailTestLinks(
  actor: Actor,
  runId: string,
  kind: TestKind,
): Promise<Outcome<{ mailed: number }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    if (run.cancelled) return refuse('RUN_CANCELLED');
    const test = await testOfRun(tx, run.id, kind);
    if (!test || test.closedAt) return refuse('TEST_NOT_OPEN');
    const waiting = await tx.enrolment.findMany({
      where: { runId: run.id, state: 'CONFIRMED', testAttempts: { none: { kind, annulledAt: null } } },
      select: { id: true },
    });
    const ids = waiting.map(({ id }) => id);
    const people = (await recipients(tx, run.id, { enrolmentIds: ids })).filter(
      ({ email }) => email !== null,
    );
    if (people.length === 0) return refuse('NOBODY_TO_REMIND');
    const office = await tx.office.findFirst({ select: { nameEn: true, nameRu: true } });
    const { sensitive, course } = await tx.courseRun.findUniqueOrThrow({
      where: { id: run.id },
      select: { sensitive: true, course: { select: { titleEn: true, titleRu: true } } },
    });
    await sendMails(
      tx,
      people.map(({ id, language, addressed, email }) => ({
        ...{ to: email ?? '', language, template: 'test-request' as const, runId: run.id, enrolmentId: id },
        path: `/test/${ownCode(codeSecret(), { enrolmentId: id, kind })}`,
        params: {
          name: addressed,
          title: sensitive
            ? mailWords(language)('neutralTitle')
            : inLanguage(language, course.titleEn, course.titleRu),
          test: mailWords(language)(`test.${kind}`),
          office: office ? inLanguage(language, office.nameEn, office.nameRu) : 'Cascade',
        },
      })),
    );
    await audit(tx, actor, {
      action: 'mailTestLinks',
      subjectType: 'run',
      subjectId: run.id,
      details: { kind, enrolments: people.length },
    });
    return done({ mailed: people.length });
  });
}
