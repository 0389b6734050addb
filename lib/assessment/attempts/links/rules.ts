import { linkCode, type LinkPurpose } from '@/lib/auth/links/rules';
import type { TestKind } from '@/prisma/generated/enums';

export const hallPurpose = (kind: TestKind): LinkPurpose => `test-${kind}`;
export const ownPurpose = (kind: TestKind): LinkPurpose => `test-own-${kind}`;

/** The link of all who are in the hall: it says which test, and nothing of who comes. */
export const hallCode = (
  secret: string,
  { runId, kind, linkVersion }: { runId: string; kind: TestKind; linkVersion: number },
): string => linkCode(secret, hallPurpose(kind), runId, linkVersion);

/** The link of a single place: it answers in that person's name. */
export const ownCode = (secret: string, { enrolmentId, kind }: { enrolmentId: string; kind: TestKind }) =>
  linkCode(secret, ownPurpose(kind), enrolmentId, 1);
