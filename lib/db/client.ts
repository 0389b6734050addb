import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient, type Prisma } from '@/prisma/generated/client';

/** The database, or a transaction on it. */
export type Db = PrismaClient | Prisma.TransactionClient;

const kept = globalThis as unknown as { cascadeDb?: PrismaClient };

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error('DATABASE_URL is not set');
  const adapter = new PrismaPg({ connectionString, max: Number(process.env.DATABASE_POOL ?? 10) });
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
