import { redirect } from 'next/navigation';
import { canAdminister } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';

/** The first of the settings that this account has. */
export default async function SettingsPage() {
  redirect(canAdminister(await requireActor()) ? '/settings/accounts' : '/settings/account');
}
