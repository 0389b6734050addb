import { createSafeActionClient } from 'next-safe-action';
import { refuse } from '@/lib/errors/outcome';
import { reportError } from '@/lib/errors/report';
import { currentActor } from './session';

const signedOut = 'SIGN_IN_AGAIN';

const client = createSafeActionClient({
  defaultValidationErrorsShape: 'flattened',
  handleServerError: (error) => ({ errorId: error.message === signedOut ? signedOut : reportError(error) }),
}).use(async ({ next }) => {
  const actor = await currentActor();
  if (!actor) throw new Error(signedOut);
  return next({ ctx: { actor } });
});

type Answer = { serverError?: { errorId: string } };

/** Whoever is signed in no more is told so where they are: sent to the sign-in page, they would lose what they typed. */
const inPlace = <Act extends (...input: never[]) => Promise<Answer>>(act: Act): Act =>
  (async (...input: Parameters<Act>) => {
    const answer = await act(...input);
    return answer.serverError?.errorId === signedOut ? { data: refuse(signedOut) } : answer;
  }) as Act;

/**
 * What every server action is made of: authenticates, parses with the domain's schema, calls the command.
 * A command's Outcome is the action's data; what throws is logged with an id, and the person sees the id.
 *
 *   export const scheduleRun = action.inputSchema(runSchema)
 *     .action(({ parsedInput, ctx }) => scheduleRunCommand(ctx.actor, parsedInput));
 */
export const action: typeof client = new Proxy(client, {
  get: (of, key) =>
    key === 'inputSchema'
      ? (schema: Parameters<typeof of.inputSchema>[0]) => {
          const parsed = of.inputSchema(schema);
          return { action: (...run: Parameters<typeof parsed.action>) => inPlace(parsed.action(...run)) };
        }
      : Reflect.get(of, key, of),
});

/** For the few actions of people who are not signed in: sign-in, activation, reset. Listed as public by test. */
export const publicAction = createSafeActionClient({
  defaultValidationErrorsShape: 'flattened',
  handleServerError: (error) => ({ errorId: reportError(error) }),
});
