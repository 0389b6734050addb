import { refusal, type Refusal } from '@/lib/errors/outcome';
import type { GrantInput } from './schema';

/** Which limits a right can have. A focal point's institution is not a limit but what the right is about. */
const scopes: Record<GrantInput['role'], { programme: boolean; country: boolean; institution: boolean }> = {
  ADMINISTRATOR: { programme: false, country: false, institution: false },
  COORDINATOR: { programme: true, country: true, institution: false },
  FOCAL_POINT: { programme: true, country: false, institution: true },
  OBSERVER: { programme: true, country: true, institution: false },
};

export const scopesOf = (role: GrantInput['role']) => scopes[role];

/** Why a right cannot be given in this form, or nothing: a limit that would not be heeded must not look like one. */
export function grantProblem({ role, programmeId, countryCode, institutionId }: GrantInput): Refusal | null {
  const allowed = scopes[role];
  if (programmeId && !allowed.programme) return refusal('GRANT_SCOPE_UNUSED', undefined, 'programmeId');
  if (countryCode && !allowed.country) return refusal('GRANT_SCOPE_UNUSED', undefined, 'countryCode');
  if (institutionId && !allowed.institution) return refusal('GRANT_SCOPE_UNUSED', undefined, 'institutionId');
  if (role === 'FOCAL_POINT' && !institutionId) return refusal('REQUIRED', undefined, 'institutionId');
  return null;
}

export const accountStates = ['ACTIVE', 'INVITED', 'DISABLED'] as const;
export type AccountState = (typeof accountStates)[number];

export const accountState = (account: { activatedAt: Date | null; disabledAt: Date | null }): AccountState =>
  account.disabledAt ? 'DISABLED' : account.activatedAt ? 'ACTIVE' : 'INVITED';
