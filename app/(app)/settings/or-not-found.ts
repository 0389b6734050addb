import { notFound } from 'next/navigation';
import { NotFound } from '@/lib/errors/not-found';

/** What a query gives; what it may not give this actor is a page that is not there. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
