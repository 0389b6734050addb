import * as verbs from './arrange';

/**
 * Arranges in a process of its own, which runs the commands as the server does; the test runner loads modules by rules of
 * its own. A message names a verb of ./arrange and its arguments; the answer bears the same number.
 */
type Asked = { number: number; verb: keyof typeof verbs; args: unknown[] };

process.on('message', ({ number, verb, args }: Asked) => {
  const call = verbs[verb] as (...given: unknown[]) => Promise<unknown>;
  call(...args).then(
    (value) => process.send?.({ number, value }),
    (error: unknown) =>
      process.send?.({ number, error: error instanceof Error ? error.stack : String(error) }),
  );
});
