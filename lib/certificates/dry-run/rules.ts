import type { Refusal } from '@/lib/errors/outcome';
import type { ConditionState } from '../completion/types';
import { standings, type Standing } from '../sheet/rules';

/** What stands in the way of a person's certificate, in the order in which it is looked at. */
export const obstacles = [
  'NOT_MET',
  'OPEN',
  'DUPLICATE',
  'HELD',
  'NAME_MISSING',
  'GLYPH_MISSING',
  'TOO_LONG',
  'OTHER',
] as const;
export type Obstacle = (typeof obstacles)[number];

const obstacleOfCode: Readonly<Record<string, Obstacle>> = {
  MISSING_LATIN_NAME: 'NAME_MISSING',
  MISSING_OFFICIAL_NAME: 'NAME_MISSING',
  NAME_MISSING_GLYPH: 'GLYPH_MISSING',
  NAME_TOO_LONG: 'TOO_LONG',
};

/** What is wrong with a name, as the group in which it is mended. */
export const obstacleOf = ({ code }: Refusal): Obstacle => obstacleOfCode[code] ?? 'OTHER';

export type Applicant = {
  /** Is on the run now. */
  onRoster: boolean;
  standing: Standing;
  /** Has earned a certificate of attendance instead of the course's own. */
  second: boolean;
  completion: { state: ConditionState } | null;
  /** What a paper of theirs lacks. */
  lacks: readonly Refusal[];
  held: boolean;
  doubted: boolean;
};

/**
 * Everything that stands in the way of somebody's certificate; nothing for who has one, or is not on the run. What the
 * paper lacks is no obstacle for someone who cannot earn it any more. Who has earned a certificate of attendance lacks no
 * other one: where they stand says it.
 */
export function obstaclesOf({ onRoster, standing, second, ...facts }: Applicant): Obstacle[] {
  const { completion, lacks, held, doubted } = facts;
  if (!onRoster || standing === 'ISSUED') return [];
  const lost = completion?.state === 'NOT_MET' && !second;
  const found = new Set<Obstacle>(lost ? [] : lacks.map(obstacleOf));
  if (lost) found.add('NOT_MET');
  if (completion?.state === 'OPEN') found.add('OPEN');
  if (held) found.add('HELD');
  if (doubted) found.add('DUPLICATE');
  return obstacles.filter((obstacle) => found.has(obstacle));
}

/** The people whom each obstacle stops; obstacles that stop nobody are left out. */
export function dryRun<T extends Applicant>(rows: readonly T[]): { obstacle: Obstacle; people: T[] }[] {
  const stopped = rows.map((row) => ({ row, by: obstaclesOf(row) }));
  return obstacles
    .map((obstacle) => ({
      obstacle,
      people: stopped.filter(({ by }) => by.includes(obstacle)).map(({ row }) => row),
    }))
    .filter(({ people }) => people.length > 0);
}

/** How many of a run's people stand where; who has one already, and who is not on it any more, are nobody's concern now. */
export type ToIssue = Readonly<Record<Exclude<Standing, 'ISSUED'>, number>>;

export function toIssueOf(rows: readonly Pick<Applicant, 'onRoster' | 'standing'>[]): ToIssue {
  const count = (standing: Standing) =>
    rows.filter((row) => row.onRoster && row.standing === standing).length;
  return Object.fromEntries(standings.map((standing) => [standing, count(standing)])) as ToIssue;
}

/** What an issue does: how many it issues, how many it passes over, and each of these under one reason. */
export function issueOutcome(
  toIssue: ToIssue,
  { ready, attendance, again }: { ready: number; attendance: number; again: number },
): { issues: number; passesOver: number; why: { standing: keyof ToIssue; count: number }[] } {
  const left = {
    ...toIssue,
    READY: toIssue.READY - ready,
    ATTENDANCE: toIssue.ATTENDANCE - attendance,
    REVOKED: toIssue.REVOKED - again,
  };
  const order = ['NOT_MET', 'ATTENDANCE', 'OPEN', 'HELD', 'DOUBTED', 'BLOCKED', 'REVOKED', 'READY'] as const;
  const why = order.map((standing) => ({ standing, count: left[standing] })).filter(({ count }) => count > 0);
  return {
    issues: ready + attendance + again,
    passesOver: why.reduce((sum, { count }) => sum + count, 0),
    why,
  };
}
