/**
 * By what a device knows the badges and invitations of a run without a network: the hash of each one's code, and whose
 * place on the run it is. The codes themselves never leave the office but on badges and in mails.
 */
export type Passes = {
  account: string;
  /** Whether and how long a device may keep it: as the register of the session. */
  session: { keepOnPhone: boolean; wipeAfter: string };
  /** `passHash` of a code → enrolment. */
  passes: Record<string, string>;
};
