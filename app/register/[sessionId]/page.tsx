import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RegisterView } from '@/components/attendance/register/register-view';
import { requireActor } from '@/lib/auth/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('register'))('title') };
}

/** One session's register. Who may see the roster is decided where the browser asks for it. */
export default async function RegisterPage({ params }: { params: Promise<{ sessionId: string }> }) {
  await requireActor();
  const { sessionId } = await params;
  return <RegisterView sessionId={sessionId} />;
}
