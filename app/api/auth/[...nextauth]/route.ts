import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/next-auth';

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own handler: sign in with a password, sign out. Public: it is the way in. */
const handler = (request: Request, context: Context): Promise<Response> =>
  NextAuth(authOptions())(request, context) as Promise<Response>;

export { handler as GET, handler as POST };
