import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RegisterHome } from '@/components/attendance/register/register-home';
import { requireActor } from '@/lib/auth/session';

export async function generateMetadata(): Promise<Metadata> {
  // A layout's template does not reach the page beside it.
  return { title: `${(await getTranslations('register'))('title')} · Cascade` };
}

/** The trainer's sessions. The page holds nothing of anybody: the browser asks for them, or has them already. */
export default async function RegisterListPage() {
  await requireActor();
  return <RegisterHome />;
}
