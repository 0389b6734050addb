import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/auth/session';
import { startOf } from '@/lib/reports/today/queries';

const startPage = { TODAY: '/today', REPORTS: '/reports', REGISTER: '/register', OWN: '/me' } as const;

/** Everyone starts where their work is: coordinators at what waits, observers at the figures, trainers at the register, the others at their own page. */
export default async function StartPage(): Promise<never> {
  redirect(startPage[await startOf(await requireActor())]);
}
