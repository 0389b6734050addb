import { createHash, randomBytes } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/transaction';
import { publicUrl } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { dateOf } from '@/lib/time/day';
import { officeDay } from '../today/queries';
import { endProblem } from './rules';
import type { ObserverLinkInput } from './schema';

/** 128 random bits. */
const newCode = (): string => randomBytes(16).toString('base64url');

const codeHash = (code: string): string => createHash('sha256').update(code).digest('hex');

/**
 * Makes a link that shows the figures of a scope, and no name, to whoever has it, until its last day. Its address is
 * given this once: only a hash of the code is kept. Refuses LINK_END_PAST, LINK_END_FAR.
 */
export async function makeObserverLink(
  actor: Actor,
  { name, endsOn, scope }: ObserverLinkInput,
): Promise<Outcome<{ linkId: string; address: string }>> {
  const { accountId } = actor;
  if (!canCoordinate(actor) || !accountId) throw new NotFound('report');
  const problem = endProblem(endsOn, await officeDay(new Date()));
  if (problem) return refuseAll([problem]);
  const code = newCode();
  return inTransaction(async (tx) => {
    const { id } = await tx.observerLink.create({
      data: { accountId, name, scope, endsOn: dateOf(endsOn), codeHash: codeHash(code) },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'makeObserverLink',
      subjectType: 'observerLink',
      subjectId: id,
      details: { endsOn, ...scope },
    });
    return done({ linkId: id, address: `${publicUrl()}/observe/${code}` });
  });
}

/** Takes one's own link back: it opens nothing from now on. Done twice, it ends the same. */
export async function revokeObserverLink(actor: Actor, linkId: string): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { accountId } = actor;
    const link = accountId
      ? await tx.observerLink.findFirst({ where: { id: linkId, accountId }, select: { revokedAt: true } })
      : null;
    if (!link) throw new NotFound('link');
    if (link.revokedAt) return done(null);
    await tx.observerLink.update({
      where: { id: linkId },
      data: { revokedAt: new Date(), revokedBy: actor.by },
    });
    await audit(tx, actor, { action: 'revokeObserverLink', subjectType: 'observerLink', subjectId: linkId });
    return done(null);
  });
}
