import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { db } from '@/lib/db/client';
import { isDemo } from '@/lib/env/settings';
import { z } from '@/lib/errors/zod';

const file = z.array(z.object({ email: z.string(), password: z.string(), role: z.string() }));

export type DemoAccount = z.output<typeof file>[number] & { name: string };

/**
 * The demonstration accounts with their passwords, which are public: they exist only beside the reference
 * programme. The seed writes them down in the data folder; one that is gone or closed is left out.
 */
export async function demoAccounts(): Promise<DemoAccount[]> {
  if (!isDemo()) return [];
  const noted = path.join(process.env.CASCADE_DATA ?? '.data', 'demo-accounts.json');
  const listed = file.safeParse(JSON.parse(await readFile(noted, 'utf8').catch(() => '[]')));
  if (!listed.success || listed.data.length === 0) return [];
  const found = await db.account.findMany({
    where: { demo: true, disabledAt: null, email: { in: listed.data.map(({ email }) => email) } },
    select: { email: true, name: true },
  });
  const names = new Map(found.map(({ email, name }) => [email, name]));
  return listed.data.flatMap((each) => {
    const name = names.get(each.email);
    return name === undefined ? [] : [{ ...each, name }];
  });
}
