import type { Conditions } from '@/lib/courses/rules';
import { attendanceCondition, mandatoryCondition } from './attendance/rules';
import { postTestCondition, verdictCondition } from './results/rules';
import type { CompletionFacts, Condition, ConditionState } from './types';

export type Completion = {
  state: ConditionState;
  /** Attendance first; of the others, those that the rule asks for. */
  conditions: Condition[];
};

/** All conditions together: one that is not met decides, else one that is open. */
function together(conditions: readonly Condition[]): ConditionState {
  const states = conditions.map(({ state }) => state);
  if (states.includes('NOT_MET')) return 'NOT_MET';
  return states.includes('OPEN') ? 'OPEN' : 'MET';
}

/** Whether a person has earned what the conditions are for, each of them with the numbers that say why. */
export function completion(facts: CompletionFacts, asked: Conditions): Completion {
  const conditions = [
    attendanceCondition(facts.sessions, asked.attendance),
    asked.mandatorySessions && mandatoryCondition(facts.sessions),
    asked.verdict && verdictCondition(facts.verdicts, asked.verdict),
    asked.postTest && postTestCondition(facts.postTest, asked.postTest),
  ].filter((condition) => condition !== false && condition !== null);
  return { state: together(conditions), conditions };
}
