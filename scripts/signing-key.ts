/**
 * `node scripts/run.mjs scripts/signing-key.ts`: the certificates that the office publishes. With `renew` it makes a new key to
 * sign with before that, with `renew --new-root` also a new root, with `renew-badges` one to sign badges with (docs/operations.md).
 */
import { systemActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { done, type Outcome } from '@/lib/errors/outcome';
import { renewSigningKey } from '@/lib/certificates/keys/commands';
import { renewCredentialKey } from '@/lib/certificates/keys/credential/commands';
import { publishedCertificates } from '@/lib/certificates/keys/queries';

const [verb, ...options] = process.argv.slice(2);
const terminal = systemActor('terminal');
const verbs: Record<string, () => Promise<Outcome<null>>> = {
  renew: () => renewSigningKey(terminal, { newRoot: options.includes('--new-root') }),
  'renew-badges': () => renewCredentialKey(terminal),
};
const renewed = verb ? await verbs[verb]?.() : done(null);
if (!renewed?.ok) {
  const why = renewed ? renewed.refusals[0]?.code : `${Object.keys(verbs).join(' | ')} [--new-root]`;
  process.stderr.write(`Nothing was changed: ${why}\n`);
  process.exitCode = 1;
} else process.stdout.write(await publishedCertificates());
await db.$disconnect();
