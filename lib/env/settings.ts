/**
 * What the process is told by its environment, read when it is needed (a build has none of it). A setting
 * that must be there and is not throws: better no answer than one with an empty secret.
 */
function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** The address under which people reach the office, without a slash at its end. The only host that mails and documents name. */
export const publicUrl = (): string => required('CASCADE_URL').replace(/\/+$/, '');

/** Whether people reach the office over https, so that cookies may be marked secure. */
export const isHttps = (): boolean => (process.env.CASCADE_URL ?? '').startsWith('https://');

/** Encrypts the sign-in cookie. */
export const sessionSecret = (): string => required('NEXTAUTH_SECRET');

/** Signs and hides what else must not be guessed: addresses in the rate limits. */
export const codeSecret = (): string => required('CASCADE_SECRET');

/** A balancer stands in front and says the client's address in x-forwarded-for. */
export const trustsProxy = (): boolean =>
  ['1', 'true', 'yes'].includes(process.env.CASCADE_TRUST_PROXY ?? '');

/** The reference programme is loaded, and with it the demonstration accounts. */
export const isDemo = (): boolean => process.env.CASCADE_DEMO === '1';

export type MailServer = { url: string; from: string };

/** Where mail is handed in, or null: then mails are kept for administrators to read. */
export function mailServer(): MailServer | null {
  const url = process.env.SMTP_URL;
  if (!url) return null;
  return { url, from: process.env.MAIL_FROM ?? `Cascade <no-reply@${new URL(publicUrl()).hostname}>` };
}

/** A certificate of another authority to sign papers with. Each is PEM, or the name of a file that holds it. */
export type ConfiguredSigning = { certificate: string; key: string; password: string | null };

/** What the office signs papers with instead of its own key, or null. Throws where only half of it is set. */
export function configuredSigning(): ConfiguredSigning | null {
  const { CASCADE_SIGNING_CERTIFICATE: certificate, CASCADE_SIGNING_KEY: key } = process.env;
  if (!certificate && !key) return null;
  return {
    certificate: required('CASCADE_SIGNING_CERTIFICATE'),
    key: required('CASCADE_SIGNING_KEY'),
    password: process.env.CASCADE_SIGNING_PASSWORD ?? null,
  };
}
