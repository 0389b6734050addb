import type { Day } from '@/lib/time/day';
import type { Verification } from '../verification/types';
import type { SharedForm } from './schema';

/**
 * What can be had from a shared page. What holds no longer is told and not handed out. The paper of a sensitive run says its
 * title and its place, which the page does not; its badge says neither.
 */
export function sharedForms({ state, sensitive }: { state: Verification['state']; sensitive: boolean }) {
  if (state !== 'GENUINE') return [];
  const badge: SharedForm[] = ['png', 'json'];
  return sensitive ? badge : (['pdf', ...badge] satisfies SharedForm[]);
}

export type ProfileEntry = {
  /** What was certified. */
  name: string;
  organizationName: string;
  issuedOn: Day;
  /** The last day of the status that it proves; null: no status, or one without an end. */
  validUntil: Day | null;
  /** Where anyone sees that it is so. */
  address: string;
  number: string;
};

/** Year and month of a day as a profile takes them: 2027 and 6, without a nought before. */
const yearAndMonth = (day: Day): [year: string, month: string] => [
  day.slice(0, 4),
  String(Number(day.slice(5, 7))),
];

/**
 * The address at which LinkedIn adds a certificate to the profile of whoever opens it, with its form filled in. Nothing is
 * loaded from there and nothing is sent there before the holder follows it. The names of the parameters are those of
 * LinkedIn's "Add to profile" (https://addtoprofile.linkedin.com).
 */
export function addToProfileAddress({ issuedOn, validUntil, ...entry }: ProfileEntry): string {
  const address = new URL('https://www.linkedin.com/profile/add');
  const [issueYear, issueMonth] = yearAndMonth(issuedOn);
  const [expirationYear = null, expirationMonth = null] = validUntil ? yearAndMonth(validUntil) : [];
  const parameters = {
    startTask: 'CERTIFICATION_NAME',
    name: entry.name,
    organizationName: entry.organizationName,
    issueYear,
    issueMonth,
    expirationYear,
    expirationMonth,
    certUrl: entry.address,
    certId: entry.number,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) address.searchParams.set(name, value);
  }
  return address.href;
}
