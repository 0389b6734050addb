import type { Action } from '@/components/runs/form-types';
import type { TestKind } from '@/prisma/generated/enums';

/** A step that changes one test of a run. */
export type TestStepAction = Action<{ runId: string; kind: TestKind }, unknown>;

export type TestActions = {
  open: TestStepAction;
  close: TestStepAction;
  handInBegun: TestStepAction;
  renew: TestStepAction;
  takeNewest: TestStepAction;
  /** For who manages the run. */
  mail: TestStepAction | null;
};
