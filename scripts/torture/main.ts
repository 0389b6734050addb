/** Runs the seeds that scripts/torture.mjs asks for, with the environment of the application. */
import { failed } from './bad-line';
import { startInstances } from './instances';
import { faultsOf } from './judgement';
import { runSeed, type SeedOptions } from './seed';

type Settings = SeedOptions & {
  seeds: number;
  first: number;
  root: string;
  dataDir: string;
  databaseUrl: string;
};

const settings = JSON.parse(process.env.TORTURE ?? '{}') as Settings;
const { seeds, first, devices, marks, control } = settings;
const say = (text: string) => process.stdout.write(`${text}\n`);

const instances = await startInstances(settings);
process.env.DATABASE_URL = instances.databaseUrl;
const sum = { sent: 0, acknowledged: 0, stored: 0, lost: 0, doubled: 0 };
let wrong = 0;
try {
  for (let seed = first; seed < first + seeds; seed += 1) {
    say(`seed ${seed}: ${devices} devices × ${marks} marks, two instances …`);
    const outcome = await runSeed(seed, { devices, marks, control }, instances);
    const faults = faultsOf(outcome, outcome.faults.get(failed) ?? 0);
    const troubles = [...outcome.faults].map(([name, times]) => `${name} ${times}`).join(', ');
    say(
      `seed ${seed}: sent ${outcome.sent}, acknowledged ${outcome.acknowledged}, stored ${outcome.stored}, ` +
        `lost ${outcome.acknowledgedLost + outcome.queuedLost}, doubled ${outcome.doubled}, state ${outcome.hashes[0]}, ` +
        `${outcome.seconds.toFixed(0)} s (${troubles}; pages died ${outcome.deaths}; killed ${outcome.kills.join(', ')})`,
    );
    for (const fault of faults) say(`  WRONG: ${fault}`);
    wrong += faults.length;
    sum.sent += outcome.sent;
    sum.acknowledged += outcome.acknowledged;
    sum.stored += outcome.stored;
    sum.lost += outcome.acknowledgedLost + outcome.queuedLost;
    sum.doubled += outcome.doubled;
  }
} finally {
  await instances.stop();
}
say(
  `torture: ${seeds} seeds, sent ${sum.sent}, acknowledged ${sum.acknowledged}, stored ${sum.stored}, lost ${sum.lost}, ` +
    `doubled ${sum.doubled}: ${wrong === 0 ? 'nothing lost, nothing doubled, one state on all sides' : 'WRONG'}`,
);
process.exit(wrong === 0 ? 0 : 1);
