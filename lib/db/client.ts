import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { LRUCache } from 'lru-cache';
import { PrismaClient, type Prisma } from '@/prisma/generated/client';

/** The database, or a transaction on it. */
export type Db = PrismaClient | Prisma.TransactionClient;

const kept = globalThis as unknown as { cascadeDb?: PrismaClient };

/** A connection keeps so many prepared statements at most. */
const statementLimit = 200;
const names = new Map<string, string>();
const seen = new LRUCache<string, number>({ max: 1000 });

/**
 * The name under which a connection keeps a statement prepared: parsed and planned once, it takes the database half of
 * the time of a small one. Only statements that come again get one: a list of other length is another statement.
 */
function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const times = (seen.get(sql) ?? 0) + 1;
  seen.set(sql, times);
  if (times < 5 || names.size >= statementLimit) return '';
  const name = createHash('sha1').update(sql).digest('hex');
  names.set(sql, name);
  return name;
}

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error('DATABASE_URL is not set');
  const adapter = new PrismaPg(
    { connectionString, max: Number(process.env.DATABASE_POOL ?? 10) },
    { statementNameGenerator: statementName },
  );
  return new PrismaClient({ adapter });
}

/** One client for the process; connects at the first use, so that a build needs no database. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, name) {
    const client = (kept.cascadeDb ??= connect());
    const value = Reflect.get(client, name, client) as unknown;
    return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(client) : value;
  },
});
