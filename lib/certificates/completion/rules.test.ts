import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceOnly, type Conditions } from '@/lib/courses/rules';
import type { AttendanceRule } from '@/lib/courses/schema';
import type { AttendanceStatus } from '@/prisma/generated/enums';
import { completion as concluded } from './rules';
import type { CompletionFacts, SessionFact } from './types';

const definition = (changes: Partial<AttendanceRule> = {}): Conditions =>
  attendanceOnly({ minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL', ...changes });
const nothing: CompletionFacts = { sessions: [], verdicts: [], postTest: null };
const completion = (all: readonly SessionFact[], asked: Conditions) =>
  concluded({ ...nothing, sessions: all }, asked);

const title = { titleEn: 'Session', titleRu: null };
const sessions = (letters: string, durationMinutes = 90): SessionFact[] =>
  [...letters].map((letter) => ({
    durationMinutes,
    status: (
      { p: 'PRESENT', l: 'LATE', e: 'EXCUSED', a: 'ABSENT', n: 'NOT_EXPECTED', '.': 'NOT_RECORDED' } as const
    )[letter as 'p'] as AttendanceStatus,
    minutes: letter === 'l' ? 30 : null,
    mandatory: false,
    title,
  }));
/** The same, all of them mandatory. */
const mandatory = (letters: string): SessionFact[] =>
  sessions(letters).map((session) => ({ ...session, mandatory: true }));

describe('completion', () => {
  it.each([
    ['ppppp', 'MET', 100],
    ['ppppa', 'MET', 80],
    ['pppaa', 'NOT_MET', 60],
    ['pppp.', 'MET', 80],
    ['ppp..', 'OPEN', 60],
    ['ppaa.', 'NOT_MET', 40],
    ['.....', 'OPEN', 0],
    ['nnppp', 'MET', 100],
    ['', 'NOT_MET', 0],
  ])('of %s with four fifths asked is %s', (letters, state, percent) => {
    const result = completion(sessions(letters), definition());
    expect(result.state).toBe(state);
    expect(result.conditions).toMatchObject([{ percent }]);
  });

  it('lets the course say what an excuse is worth', () => {
    expect(completion(sessions('pppea'), definition({ excused: 'NEUTRAL' })).conditions[0]).toMatchObject({
      percent: 75,
      counted: 4,
    });
    expect(completion(sessions('pppea'), definition({ excused: 'PRESENT' })).state).toBe('MET');
    expect(completion(sessions('ppppe'), definition({ excused: 'ABSENT', minPercent: 81 })).state).toBe(
      'NOT_MET',
    );
  });

  it('gives nobody a certificate for being excused from everything', () => {
    expect(completion(sessions('eeeee'), definition()).state).toBe('NOT_MET');
  });

  it('takes minutes missed from the minutes, and not from the sessions', () => {
    expect(completion(sessions('lllll'), definition()).state).toBe('MET');
    expect(completion(sessions('lllll'), definition({ of: 'MINUTES' })).conditions[0]).toMatchObject({
      state: 'NOT_MET',
      percent: 66,
      attended: 300,
      counted: 450,
    });
  });

  it('never rounds up to the threshold', () => {
    const nearly = [...sessions('p', 799), ...sessions('a', 201)];
    expect(completion(nearly, definition({ of: 'MINUTES' })).conditions[0]).toMatchObject({
      state: 'NOT_MET',
      percent: 79,
    });
  });
});

describe('what else a rule may ask', () => {
  const stateOf = (facts: Partial<CompletionFacts>, asked: Partial<Conditions>) => {
    const all = { ...nothing, sessions: sessions('p'), ...facts };
    const { state, conditions } = concluded(all, { ...definition({ minPercent: 0 }), ...asked });
    return [state, conditions[1]?.state];
  };

  it.each([
    ['ppll', 'MET'],
    ['ppp.', 'OPEN'],
    ['pppa', 'NOT_MET'],
    ['pppe', 'NOT_MET'],
    ['.ppa', 'NOT_MET'],
    ['nnpp', 'MET'],
  ])('mandatory sessions attended as %s: %s', (letters, state) => {
    const asked = { mandatorySessions: true };
    expect(stateOf({ sessions: mandatory(letters) }, asked)).toEqual([state, state]);
    // Those that are not mandatory are none of its business.
    expect(stateOf({ sessions: [...mandatory(letters), ...sessions('aa')] }, asked)[1]).toBe(state);
  });

  it('names the first mandatory sessions that are missing, and those that are not recorded, by their titles', () => {
    const titled = mandatory('apepa.a').map((session, place) => ({
      ...session,
      title: { titleEn: `S${place + 1}`, titleRu: `З${place + 1}` },
    }));
    const asked = { ...definition({ minPercent: 1 }), mandatorySessions: true };
    const found = completion(titled, asked).conditions.find(({ code }) => code === 'MANDATORY');
    expect(found).toMatchObject({
      ...{ missed: 4, notRecorded: 1 },
      missedTitles: [
        { titleEn: 'S1', titleRu: 'З1' },
        { titleEn: 'S3', titleRu: 'З3' },
        { titleEn: 'S5', titleRu: 'З5' },
      ],
      notRecordedTitles: [{ titleEn: 'S6', titleRu: 'З6' }],
    });
  });

  it('asks for no mandatory session where the agenda marks none', () => {
    expect(stateOf({ sessions: sessions('ppaa') }, { mandatorySessions: true })[1]).toBe('MET');
  });

  const [byTrainer, byAnother] = [
    { passed: true, taught: true },
    { passed: true, taught: false },
  ];
  it.each([
    [false, [], 'OPEN'],
    [false, [byTrainer], 'MET'],
    [true, [byTrainer], 'OPEN'],
    [true, [byTrainer, byAnother], 'MET'],
    [true, [byAnother], 'MET'],
    [false, [byTrainer, { passed: false, taught: false }], 'NOT_MET'],
    [true, [{ passed: false, taught: true }, byAnother], 'NOT_MET'],
  ])('an assessor’s word, independent %s: %j is %s', (independent, verdicts, state) => {
    expect(stateOf({ verdicts }, { verdict: { independent } })).toEqual([state, state]);
  });

  it.each([
    [null, 'OPEN', null],
    [{ points: 70, maxPoints: 100 }, 'MET', 70],
    [{ points: 69.99, maxPoints: 100 }, 'NOT_MET', 69],
    [{ points: 14.35, maxPoints: 20.5 }, 'MET', 70],
    [{ points: 13, maxPoints: 20 }, 'NOT_MET', 65],
    [{ points: 0, maxPoints: 20 }, 'NOT_MET', 0],
  ])('seventy per cent of a test, scored %j: %s', (postTest, state, percent) => {
    const asked = { postTest: { minPercent: 70 } };
    expect(stateOf({ postTest }, asked)).toEqual([state, state]);
    const { conditions } = concluded({ ...nothing, postTest }, { ...definition(), ...asked });
    expect(conditions[1]).toMatchObject({ code: 'POST_TEST', percent, minPercent: 70 });
  });

  it('names every condition, and lets the worst decide', () => {
    const asked: Conditions = {
      ...definition(),
      mandatorySessions: true,
      verdict: { independent: false },
      postTest: { minPercent: 70 },
    };
    const facts = { sessions: mandatory('pppp'), verdicts: [byTrainer], postTest: null };
    const { state, conditions } = concluded(facts, asked);
    expect(conditions.map((each) => [each.code, each.state])).toEqual([
      ['ATTENDANCE', 'MET'],
      ['MANDATORY', 'MET'],
      ['VERDICT', 'MET'],
      ['POST_TEST', 'OPEN'],
    ]);
    expect(state).toBe('OPEN');
    const failed = { ...facts, postTest: { points: 1, maxPoints: 100 } };
    expect(concluded({ ...failed, verdicts: [] }, asked).state).toBe('NOT_MET');
  });
});

const statuses = ['PRESENT', 'LATE', 'LEFT_EARLY', 'EXCUSED', 'ABSENT', 'NOT_RECORDED'] as const;
const anySession: fc.Arbitrary<SessionFact> = fc.record({
  durationMinutes: fc.integer({ min: 15, max: 480 }),
  status: fc.constantFrom<AttendanceStatus>(...statuses),
  minutes: fc.constant(null),
  mandatory: fc.boolean(),
  title: fc.constant(title),
});

const anyScore = fc
  .tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 4000 }))
  .map(([points, maxPoints]) => ({
    points: Math.min(points, maxPoints) / 100,
    maxPoints: maxPoints / 100,
  }));

const anyFacts: fc.Arbitrary<CompletionFacts> = fc.record({
  sessions: fc.array(anySession, { maxLength: 24 }),
  verdicts: fc.array(fc.record({ passed: fc.boolean(), taught: fc.boolean() }), { maxLength: 3 }),
  postTest: fc.option(anyScore),
});

const anyRule: fc.Arbitrary<Conditions> = fc.record({
  attendance: fc.record({
    minPercent: fc.integer({ min: 0, max: 100 }),
    of: fc.constantFrom('SESSIONS' as const, 'MINUTES' as const),
    excused: fc.constantFrom('NEUTRAL' as const, 'PRESENT' as const, 'ABSENT' as const),
  }),
  mandatorySessions: fc.boolean(),
  verdict: fc.option(fc.record({ independent: fc.boolean() })),
  postTest: fc.option(fc.record({ minPercent: fc.integer({ min: 1, max: 100 }) })),
});

/** The same facts with everything that is not recorded yet recorded: in the person's favour, or against. */
function filled(facts: CompletionFacts, well: boolean): CompletionFacts {
  const status = well ? 'PRESENT' : 'ABSENT';
  return {
    sessions: facts.sessions.map((session) =>
      session.status === 'NOT_RECORDED' ? { ...session, status } : session,
    ),
    verdicts: [...facts.verdicts, { passed: well, taught: false }],
    postTest: facts.postTest ?? { points: well ? 10 : 0, maxPoints: 10 },
  };
}

const rank = { NOT_MET: 0, OPEN: 1, MET: 2 } as const;

describe('whatever is recorded next', () => {
  it('OPEN is what is not recorded yet decides, and nothing else is', () => {
    fc.assert(
      fc.property(anyFacts, anyRule, (facts, rule) => {
        const now = concluded(facts, rule).state;
        const [best, worst] = [
          concluded(filled(facts, true), rule).state,
          concluded(filled(facts, false), { ...rule, verdict: null }).state,
        ];
        expect(best).not.toBe('OPEN');
        expect(worst).not.toBe('OPEN');
        if (now === 'NOT_MET') expect(best).toBe('NOT_MET');
        if (now === 'OPEN') expect(best).toBe('MET');
        // Nobody has to assess once more who has been assessed: a further word is no blank that waits to be filled.
        if (now === 'MET') expect(worst).toBe('MET');
      }),
    );
  });

  it('what speaks for a person never makes it worse', () => {
    fc.assert(
      fc.property(anyFacts, anyRule, fc.nat(), anyScore, (facts, rule, nth, score) => {
        const before = rank[concluded(facts, rule).state];
        const at = facts.sessions.length > 0 ? nth % facts.sessions.length : -1;
        const attended = facts.sessions.map((session, index) =>
          index === at ? { ...session, status: 'PRESENT' as const } : session,
        );
        const better = [
          { ...facts, verdicts: [...facts.verdicts, { passed: true, taught: nth % 2 === 0 }] },
          { ...facts, postTest: facts.postTest && { ...facts.postTest, points: facts.postTest.maxPoints } },
          { ...facts, sessions: attended },
        ];
        for (const each of better) expect(rank[concluded(each, rule).state]).toBeGreaterThanOrEqual(before);
        const most = { ...facts, postTest: { ...score, points: score.maxPoints } };
        expect(rank[concluded(most, rule).state]).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('does not depend on the order of the sessions and of the assessors', () => {
    fc.assert(
      fc.property(anyFacts, anyRule, (facts, rule) => {
        const turned = {
          ...facts,
          sessions: facts.sessions.toReversed(),
          verdicts: facts.verdicts.toReversed(),
        };
        expect(concluded(turned, rule)).toEqual(concluded(facts, rule));
      }),
    );
  });
});
