import { publishedCredentialKeys } from '@/lib/certificates/keys/credential/queries';
import { didDocument, didOf } from '@/lib/certificates/credential/did';
import { publicUrl } from '@/lib/env/settings';
import { reportError } from '@/lib/errors/report';

/**
 * The office as a DID, with the keys by which anyone verifies its badges: to be fetched once and kept. The public address is
 * /.well-known/did.json (next.config.js).
 */
export async function GET(): Promise<Response> {
  try {
    return Response.json(didDocument(didOf(publicUrl()), await publishedCredentialKeys()), {
      headers: {
        'Content-Type': 'application/did+json',
        'Cache-Control': 'public, max-age=60',
        // Wallets are pages of other origins.
        'Access-Control-Allow-Origin': '*',
      },
    });
  } catch (error) {
    return Response.json({ error: reportError(error) }, { status: 500 });
  }
}
