import type { Tone } from '@/components/ui/state';
import type { NominationState } from '@/prisma/generated/enums';

/** How each state of a nomination looks. */
export const nominationTone: Record<NominationState, Tone> = {
  SUBMITTED: 'neutral',
  ASKED_BACK: 'warn',
  ACCEPTED: 'ok',
  REFUSED: 'ended',
  REPLACED: 'ended',
  TAKEN_BACK: 'ended',
};
