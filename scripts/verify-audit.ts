/** `node scripts/run.mjs scripts/verify-audit.ts`: whether the audit log is as it was written. Exit code 1 if not. */
import { verifyAuditChain } from '@/lib/audit/verify';
import { db } from '@/lib/db/client';

const verdict = await verifyAuditChain();
if (verdict.whole) process.stdout.write(`The audit log is whole: ${verdict.entries} entries.\n`);
else {
  process.stdout.write(
    `The audit log was changed: entry ${verdict.brokenAt} of ${verdict.entries} does not fit.\n`,
  );
  process.exitCode = 1;
}
await db.$disconnect();
