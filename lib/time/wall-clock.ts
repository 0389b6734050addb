/**
 * What a clock on a wall in `zone` shows at an instant, as numbers. The only use of Intl.DateTimeFormat here:
 * numbers of the Gregorian calendar in US English, which every browser gives alike. Words for months and days come
 * from lib/text/format, because browsers do not know all of our languages.
 */
export type WallClock = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
};

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** Throws RangeError for a zone that is unknown or an instant that is no date. */
export function wallClock(instant: Date, zone: string): WallClock {
  const found = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const part of clockOf(zone).formatToParts(instant)) {
    if (part.type in found) found[part.type as keyof WallClock] = Number(part.value);
  }
  return found;
}

const two = (value: number) => String(value).padStart(2, '0');

/** The instant in the zone's local time, as `YYYY-MM-DDTHH:mm`, the form that is stored and typed. */
export function instantToLocal(instant: Date, zone: string): string {
  const { year, month, day, hour, minute } = wallClock(instant, zone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** The day (YYYY-MM-DD) that it is in the zone at `now`. */
export function todayIn(zone: string, now: Date): string {
  return instantToLocal(now, zone).slice(0, 10);
}

/** How far the zone is from UTC at the instant, in minutes; east is positive. */
export function zoneOffsetMinutes(instant: Date, zone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(instant, zone);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((asUtc - Math.floor(instant.getTime() / 1000) * 1000) / 60_000);
}

/** "UTC+5", "UTC+5:30", "UTC−3", "UTC". */
export function zoneOffsetLabel(instant: Date, zone: string): string {
  const minutes = zoneOffsetMinutes(instant, zone);
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `UTC${minutes > 0 ? '+' : '−'}${Math.floor(size / 60)}${rest}`;
}

/** The zone of the device that runs this: a phone's, where it is asked in a browser. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
