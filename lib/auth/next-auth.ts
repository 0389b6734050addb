import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { isHttps, sessionSecret } from '@/lib/env/settings';
import { log } from '@/lib/errors/log';
import type { Refusal } from '@/lib/errors/outcome';
import { clientAddress } from './client-address';
import { sessionSeconds } from './session-token';
import { signInWithPassword } from './sign-in/commands';
import { signInSchema } from './sign-in/schema';

/** next-auth hands an error's message to the sign-in page as text: a refusal in the form `CODE|name=value`. */
const refusalText = ({ code, params = {} }: Refusal) =>
  [code, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join('|');

/**
 * Sign-in with a password, by next-auth's handler and cookie. The cookie says who and since when, nothing
 * else; whether that still holds and what it allows is read from the database at each request (./session).
 */
export const authOptions = (): NextAuthOptions => ({
  secret: sessionSecret(),
  useSecureCookies: isHttps(),
  session: { strategy: 'jwt', maxAge: sessionSeconds },
  pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
  providers: [
    CredentialsProvider({
      id: 'password',
      name: 'password',
      credentials: { email: { type: 'email' }, password: { type: 'password' } },
      async authorize(credentials, request) {
        const input = signInSchema.safeParse(credentials);
        if (!input.success) throw new Error('SIGN_IN_WRONG');
        const outcome = await signInWithPassword(input.data, clientAddress(new Headers(request.headers)));
        if (!outcome.ok) throw new Error(outcome.refusals.map(refusalText)[0]);
        return { id: outcome.value.accountId };
      },
    }),
  ],
  callbacks: {
    // What a browser sends to "update" its session is never looked at.
    jwt: ({ token, user }) => (user ? { sub: user.id, signedInAt: Date.now() } : keptClaims(token)),
    session: ({ session }) => ({ expires: session.expires }),
  },
  logger: {
    error: (code) => log.warn({ code }, 'sign-in'),
    warn: (code) => log.debug({ code }, 'sign-in'),
    debug: () => undefined,
  },
});

const keptClaims = ({ sub, signedInAt }: { sub?: string; signedInAt?: unknown }) => ({
  ...(sub ? { sub } : {}),
  signedInAt: typeof signedInAt === 'number' ? signedInAt : 0,
});
