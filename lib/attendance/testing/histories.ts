import { changeTime, operationId } from '../rules';
import type { AttendanceStatus, Moment, Operation } from '../types';

/** Numbers from 0 to 1 that a seed decides (mulberry32): the same history again for the same seed. */
export function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const statuses: AttendanceStatus[] = ['PRESENT', 'LATE', 'LEFT_EARLY', 'EXCUSED', 'ABSENT', 'NOT_RECORDED'];
const dayMs = 86_400_000;

/**
 * What two to four devices recorded of one person in one session, each by its own clock, which is off by up to three
 * days either way. Now and then a device has seen what the last one recorded; often it has not.
 */
export function historyOf(
  random: () => number,
  cell: { sessionId: string; enrolmentId: string },
  nowMs: number,
): Operation[] {
  const devices = 2 + Math.floor(random() * 3);
  const offsets = Array.from({ length: devices }, () => Math.round((random() - 0.5) * 6 * dayMs));
  const seen: (Moment | null)[] = offsets.map(() => null);
  const made: Operation[] = [];
  let time = nowMs;
  for (let taps = 1 + Math.floor(random() * 4); taps > 0; taps -= 1) {
    const device = Math.floor(random() * devices);
    // Several taps in one millisecond are the hard case: then the id decides.
    time += Math.floor(random() * 3);
    const last = made.at(-1);
    if (last && random() < 0.3) seen[device] = last;
    const at = changeTime(new Date(time + (offsets[device] ?? 0)), seen[device] ?? null);
    const bytes = Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256));
    const operation: Operation = {
      ...cell,
      id: operationId(at, bytes),
      status: statuses[Math.floor(random() * statuses.length)] ?? 'PRESENT',
      ...{ minutes: null, note: null, at, device: `device ${device}`, source: 'REGISTER' },
      seenId: seen[device]?.id ?? null,
      walkInName: null,
    };
    seen[device] = operation;
    made.push(operation);
  }
  return made;
}

/** The same things in any order, some of them more than once. */
export function muddled<T>(things: readonly T[], random: () => number): T[] {
  return [...things, ...things.filter(() => random() < 0.3)]
    .map((thing) => ({ thing, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ thing }) => thing);
}

/** Cut into parts, as an unsteady line cuts what is sent. */
export function cut<T>(things: readonly T[], random: () => number, most: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < things.length;) {
    const size = 1 + Math.floor(random() * most);
    parts.push(things.slice(at, at + size));
    at += size;
  }
  return parts;
}
