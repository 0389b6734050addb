import { publishedCertificates } from '@/lib/certificates/keys/queries';
import { reportError } from '@/lib/errors/report';

/**
 * The certificates by which anyone verifies a paper of the office without it: to be fetched once and kept. The
 * public address is /.well-known/cascade/certificates.pem (next.config.js).
 */
export async function GET(): Promise<Response> {
  try {
    return new Response(await publishedCertificates(), {
      headers: {
        'Content-Type': 'application/x-pem-file; charset=utf-8',
        'Content-Disposition': 'inline; filename="certificates.pem"',
        'Cache-Control': 'public, max-age=300',
      },
    });
  } catch (error) {
    return new Response(`Error ${reportError(error)}\n`, { status: 500 });
  }
}
