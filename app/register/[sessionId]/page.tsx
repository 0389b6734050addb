import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RegisterView } from '@/components/attendance/register/register-view';
import { requireActor } from '@/lib/auth/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('register'))('title') };
}

/**
 * One session's register. The page itself is the same for every session, so that a device that keeps one has them all:
 * which it is stands in the address, and who may see the roster is decided where the browser asks for it.
 */
export default async function RegisterPage() {
  await requireActor();
  return <RegisterView />;
}
