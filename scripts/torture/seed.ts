import { setTimeout as pause } from 'node:timers/promises';
import { chance } from '@/lib/attendance/testing/histories';
import { db } from '@/lib/db/client';
import { badLine } from './bad-line';
import { createDevice } from './device';
import type { Instances } from './instances';
import { judge, type Judgement } from './judgement';
import { world } from './world';

export type SeedOptions = { devices: number; marks: number; control: string | undefined };

export type Outcome = Judgement & {
  deaths: number;
  kills: string[];
  faults: Map<string, number>;
  seconds: number;
};

/** However bad it was, devices that are let alone have sent everything by then. */
const drainMs = 120_000;
const drainOfControlMs = 60_000;

/** Our own connections were killed with the rest: asked until each of them is a new one. */
async function databaseBack(untilMs: number): Promise<void> {
  for (let answered = 0; answered < 20;) {
    if (Date.now() > untilMs) throw new Error('The database did not come back.');
    answered = await db.$queryRaw`SELECT 1`.then(
      () => answered + 1,
      () => 0,
    );
  }
}

/** One run of the torture: everything that happens by chance is decided by the seed. */
export async function runSeed(seed: number, options: SeedOptions, instances: Instances): Promise<Outcome> {
  const began = Date.now();
  const { devices: count, marks, control } = options;
  const random = chance(seed);
  const of = await world(Math.max(20, Math.round((count * marks) / 50)));
  const line = await badLine(instances.ports, chance(seed + 1_000_000));
  const devices = Array.from({ length: count }, (_, index) => {
    const recorder = of.recorders[index % of.recorders.length];
    if (!recorder) throw new Error('Nobody records.');
    return createDevice({
      ...recorder,
      ...{ name: `device ${index}`, url: () => line.url, cells: of.cells },
      ...{ random: chance(seed * 1000 + index), forgetful: control === 'forgetful-device' },
    });
  });
  const kills: string[] = [];
  const working = { now: true };
  const trouble = (async () => {
    // Each of the three is killed at least once, in an order and at moments that the seed decides.
    const victims = ['first', 'second', 'database', 'first', 'second', 'database'] as const;
    const order = victims.map((victim) => ({ victim, at: random() })).sort((a, b) => a.at - b.at);
    for (const { victim } of order) {
      await pause(300 + random() * (marks * 8));
      if (!working.now && new Set(kills).size === 3) return;
      kills.push(victim);
      await instances.kill(victim);
    }
  })();
  try {
    await Promise.all(devices.map((device) => device.work(marks)));
    working.now = false;
    await trouble;
    line.mend();
    const until = Date.now() + (control ? drainOfControlMs : drainMs);
    await Promise.all(devices.map((device) => device.drain(until)));
    await databaseBack(Date.now() + drainMs);
    const judgement = await judge(of, devices, instances.urls());
    const deaths = devices.reduce((sum, device) => sum + device.deaths(), 0);
    return { ...judgement, deaths, kills, faults: line.faults, seconds: (Date.now() - began) / 1000 };
  } finally {
    working.now = false;
    for (const device of devices) device.end();
    line.close();
  }
}
