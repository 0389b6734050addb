import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RegisterHome } from '@/components/attendance/register/register-home';
import { canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';

export async function generateMetadata(): Promise<Metadata> {
  // A layout's template does not reach the page beside it.
  return { title: `${(await getTranslations('register'))('title')} · Cascade` };
}

/** The trainer's sessions. The page holds none of them: the browser asks for them, and later may have them already. */
export default async function RegisterListPage() {
  const actor = await requireActor();
  return <RegisterHome office={canCoordinate(actor)} />;
}
