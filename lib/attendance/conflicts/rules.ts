import { compareMoments, currentMark } from '../rules';
import type { AttendanceSource, AttendanceStatus, Moment } from '../types';

/** An operation as far as it can contradict another of its session and person. */
export type Recorded = Moment & {
  status: AttendanceStatus;
  minutes: number | null;
  device: string;
  /** The account's id; null: the person's own check-in. */
  recordedById: string | null;
  source: AttendanceSource;
  /** The operation that whoever recorded saw as the mark; null: a blank. */
  seenId: string | null;
  /** ISO instant. */
  receivedAt: string;
};

const saysTheSame = (a: Recorded, b: Recorded) => a.status === b.status && a.minutes === b.minutes;
const sameHand = (a: Recorded, b: Recorded) => a.device === b.device && a.recordedById === b.recordedById;

/** The operation and what whoever recorded it had seen, one after another. */
function seenBy(operation: Recorded, byId: ReadonlyMap<string, Recorded>): Recorded[] {
  const chain: Recorded[] = [];
  const passed = new Set<string>();
  for (
    let each: Recorded | undefined = operation;
    each && !passed.has(each.id);
    each = byId.get(each.seenId ?? '')
  ) {
    chain.push(each);
    passed.add(each.id);
  }
  return chain;
}

/**
 * What contradicts the current mark of one session and person: the last word of another hand that says something else and
 * that whoever made the mark had not seen. The mark stands by the rule (greatest time and id), and this is shown beside
 * it until somebody decides. A change on the board decides over all that the office had by then: the board shows it.
 */
export function contested<T extends Recorded>(operations: readonly T[]): T[] {
  const current = currentMark(operations);
  if (!current) return [];
  const byId = new Map(operations.map((each) => [each.id, each]));
  const known = new Set(seenBy(current, byId));
  const decided = [...known]
    .filter((each) => each.source === 'BOARD')
    .reduce((latest, each) => Math.max(latest, Date.parse(each.at)), -Infinity);
  const others = operations.filter((each) => !known.has(each) && Date.parse(each.receivedAt) > decided);
  const overtaken = new Set(others.flatMap((each) => seenBy(each, byId).slice(1)));
  // Of each other hand, only its last word.
  const last = new Map<string, T>();
  for (const each of others) {
    if (overtaken.has(each) || sameHand(each, current)) continue;
    const hand = `${each.recordedById} ${each.device}`;
    const before = last.get(hand);
    if (!before || compareMoments(each, before) > 0) last.set(hand, each);
  }
  return [...last.values()]
    .filter((each) => !saysTheSame(each, current))
    .sort((a, b) => -compareMoments(a, b));
}
