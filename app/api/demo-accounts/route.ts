import { demoAccounts } from '@/lib/auth/accounts/demo';

export const dynamic = 'force-dynamic';

/** For the sign-in page, which is drawn before anyone asks. Public: these accounts are, and elsewhere there are none. */
export async function GET(): Promise<Response> {
  return Response.json(await demoAccounts(), { headers: { 'Cache-Control': 'no-store' } });
}
