import { db } from '@/lib/db/client';
import { pemOf, readCertificate } from '../signature/certificate';

/**
 * The certificates by which papers of the office are verified, as PEM: its roots and every certificate that it has ever
 * signed with. Public: takes no actor. Issuers of certificates from elsewhere are not among them: they sign for others too.
 */
export async function publishedCertificates(): Promise<string> {
  const rows = await db.signingKey.findMany({
    orderBy: [{ use: 'asc' }, { madeAt: 'asc' }],
    select: { certificate: true },
  });
  return rows.map(({ certificate }) => pemOf(readCertificate(certificate))).join('\n');
}
