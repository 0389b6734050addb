import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CheckInScreen } from '@/components/attendance/check-in/check-in-screen';
import { requireActor } from '@/lib/auth/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: `${(await getTranslations('register'))('checkInCode')} · Cascade` };
}

/** The code for the projector of the hall. Who may show it is decided where the browser asks for it. */
export default async function CheckInPage({ params }: { params: Promise<{ sessionId: string }> }) {
  await requireActor();
  const { sessionId } = await params;
  return <CheckInScreen sessionId={sessionId} />;
}
