import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Leaving } from '@/components/attendance/register/leaving';
import { requireActor } from '@/lib/auth/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: `${(await getTranslations('register'))('leaving')} · Cascade` };
}

/** Signing out while something on this device has not reached the office. */
export default async function LeavePage() {
  await requireActor();
  return <Leaving />;
}
