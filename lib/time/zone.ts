import { Temporal } from 'temporal-polyfill';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';

/**
 * True for a name of the IANA database ("Asia/Almaty") and for "UTC". Bare offsets and abbreviations are refused:
 * Kazakhstan changed its offset in 2024, so an offset is not a zone.
 */
export function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Z][A-Za-z_]*(\/[A-Za-z0-9_+-]+)+$/.test(name)) return false;
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** `doubled`: the clock showed this time twice that day, and `instant` is the first of the two. */
export type LocalInstant = { instant: Date; doubled: boolean };

/**
 * The instant at which clocks of the zone show `local` (YYYY-MM-DDTHH:mm).
 * Refusals: LOCAL_TIME_INVALID (no such date or form), TIME_ZONE_UNKNOWN, LOCAL_TIME_MISSING (the clocks were moved
 * forward over this time).
 */
export function localToInstant(local: string, zone: string): Outcome<LocalInstant> {
  if (!isTimeZone(zone)) return refuse('TIME_ZONE_UNKNOWN', { zone });
  const plain = parseLocal(local);
  if (!plain) return refuse('LOCAL_TIME_INVALID', { local });
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (!earlier.toPlainDateTime().equals(plain)) {
    return refuse('LOCAL_TIME_MISSING', { local: local.replace('T', ' '), zone });
  }
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' });
  return done({
    instant: new Date(earlier.epochMilliseconds),
    doubled: later.epochMilliseconds !== earlier.epochMilliseconds,
  });
}

function parseLocal(local: string): Temporal.PlainDateTime | null {
  if (!LOCAL.test(local)) return null;
  try {
    return Temporal.PlainDateTime.from(local, { overflow: 'reject' });
  } catch {
    return null;
  }
}
