import { notFound } from 'next/navigation';
import { NotFound } from '@/lib/errors/not-found';

/** What a query gives, or the not-found page where the thing is unknown, hidden or somebody else's. */
export async function found<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
