/** A process that does nothing but draw what is issued, for tests that kill one. */
import { startJobs } from '@/lib/jobs/worker';
import { drawIssued, drawIssuedTask } from '../../commands';

await startJobs({ [drawIssued]: drawIssuedTask });
