import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf, standings } from '../sheet/rules';
import { dryRun, issueOutcome, obstaclesOf, toIssueOf, type Applicant } from './rules';

const lack = (code: string) => ({ code, path: 'holder.latinName' });
const states = ['MET', 'OPEN', 'NOT_MET'] as const;
const codes = ['MISSING_LATIN_NAME', 'NAME_MISSING_GLYPH', 'NAME_TOO_LONG', 'SOMETHING_NEW'];

const applicant: fc.Arbitrary<Applicant> = fc
  .record({
    onRoster: fc.boolean(),
    certified: fc.boolean(),
    ended: fc.boolean(),
    held: fc.boolean(),
    doubted: fc.boolean(),
    lost: fc.boolean(),
    state: fc.constantFrom(...states),
    lacks: fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 2 }),
  })
  .map(({ onRoster, certified, ended, state, lost, ...facts }) => {
    const completion = { state, conditions: [] };
    const rest = { ...facts, second: lost && state === 'NOT_MET', lacks: facts.lacks.map(lack) };
    return { onRoster, completion, ...rest, standing: standingOf({ certified, ended, completion, ...rest }) };
  });

const met = {
  ...{ onRoster: true, second: false, held: false, doubted: false },
  ...{ completion: { state: 'MET' as const }, lacks: [] },
};

describe('what stands in the way', () => {
  it.each([
    ['nothing', { standing: 'READY' }, []],
    [
      'the rule, and then no letter of the name',
      { standing: 'NOT_MET', completion: { state: 'NOT_MET' }, lacks: [lack('NAME_TOO_LONG')] },
      ['NOT_MET'],
    ],
    [
      'a name, before the rest is certain',
      { standing: 'OPEN', completion: { state: 'OPEN' }, lacks: [lack('MISSING_LATIN_NAME')] },
      ['OPEN', 'NAME_MISSING'],
    ],
    ['a hold and a suspicion', { standing: 'HELD', held: true, doubted: true }, ['DUPLICATE', 'HELD']],
    [
      'a letter, and a length',
      { standing: 'BLOCKED', lacks: [lack('NAME_TOO_LONG'), lack('NAME_MISSING_GLYPH')] },
      ['GLYPH_MISSING', 'TOO_LONG'],
    ],
    ['what nobody knows yet', { standing: 'BLOCKED', lacks: [lack('SOMETHING_NEW')] }, ['OTHER']],
    [
      'a name on a certificate of attendance, and not the rule of the other one',
      {
        standing: 'BLOCKED',
        second: true,
        completion: { state: 'NOT_MET' },
        lacks: [lack('NAME_TOO_LONG')],
      },
      ['TOO_LONG'],
    ],
    ['nothing of attendance', { standing: 'ATTENDANCE', second: true, completion: { state: 'NOT_MET' } }, []],
    ['nothing any more', { standing: 'ISSUED', held: true, lacks: [lack('NAME_TOO_LONG')] }, []],
    ['nothing of this run', { standing: 'REVOKED', onRoster: false, doubted: true }, []],
  ] as const)('%s', (_, changes, expected) => {
    expect(obstaclesOf({ ...met, ...changes } as Applicant)).toEqual(expected);
  });

  it('groups everyone under everything that stops them, and stops nobody who is ready', () => {
    fc.assert(
      fc.property(fc.array(applicant), (rows) => {
        const groups = dryRun(rows);
        expect(groups.every(({ people }) => people.length > 0)).toBe(true);
        const grouped = groups.reduce((sum, { people }) => sum + people.length, 0);
        expect(grouped).toBe(rows.reduce((sum, row) => sum + obstaclesOf(row).length, 0));
        for (const { people } of groups)
          for (const { standing } of people)
            expect(['READY', 'ATTENDANCE', 'ISSUED']).not.toContain(standing);
        for (const row of rows)
          if (['NOT_MET', 'OPEN', 'HELD', 'DOUBTED', 'BLOCKED'].includes(row.standing) && row.onRoster)
            expect(obstaclesOf(row)).not.toEqual([]);
      }),
    );
  });
});

describe('what an issue does', () => {
  it('says how many it issues, and passes over each of the others for one reason', () => {
    const toIssue = {
      ...{ READY: 231, ATTENDANCE: 5, BLOCKED: 0, DOUBTED: 2 },
      ...{ HELD: 3, OPEN: 0, NOT_MET: 7, REVOKED: 0 },
    };
    expect(issueOutcome(toIssue, { ready: 231, attendance: 4, again: 0 })).toEqual({
      issues: 235,
      passesOver: 13,
      why: [
        { standing: 'NOT_MET', count: 7 },
        { standing: 'ATTENDANCE', count: 1 },
        { standing: 'HELD', count: 3 },
        { standing: 'DOUBTED', count: 2 },
      ],
    });
  });

  it('accounts for everyone of the run who has none', () => {
    fc.assert(
      fc.property(fc.array(applicant), fc.nat(), fc.nat(), fc.nat(), (rows, some, more, second) => {
        const toIssue = toIssueOf(rows);
        const ready = Math.min(some, toIssue.READY);
        const again = Math.min(more, toIssue.REVOKED);
        const attendance = Math.min(second, toIssue.ATTENDANCE);
        const { issues, passesOver, why } = issueOutcome(toIssue, { ready, attendance, again });
        const without = rows.filter(({ onRoster, standing }) => onRoster && standing !== 'ISSUED').length;
        expect(issues + passesOver).toBe(without);
        expect(why.reduce((sum, { count }) => sum + count, 0)).toBe(passesOver);
        expect(why.every(({ count }) => count > 0)).toBe(true);
        expect(standings).toContain(rows[0]?.standing ?? 'READY');
      }),
    );
  });
});
