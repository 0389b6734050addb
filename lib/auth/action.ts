import { createSafeActionClient } from 'next-safe-action';
import { reportError } from '@/lib/errors/report';
import { requireActor } from './session';

/**
 * What every server action is made of: authenticates, parses with the domain's schema, calls the command.
 * A command's Outcome is the action's data; what throws is logged with an id, and the person sees the id.
 *
 *   export const scheduleRun = action.inputSchema(runSchema)
 *     .action(({ parsedInput, ctx }) => scheduleRunCommand(ctx.actor, parsedInput));
 */
export const action = createSafeActionClient({
  defaultValidationErrorsShape: 'flattened',
  handleServerError: (error) => ({ errorId: reportError(error) }),
}).use(async ({ next }) => next({ ctx: { actor: await requireActor() } }));

/** For the few actions of people who are not signed in: sign-in, activation, reset. Listed as public by test. */
export const publicAction = createSafeActionClient({
  defaultValidationErrorsShape: 'flattened',
  handleServerError: (error) => ({ errorId: reportError(error) }),
});
