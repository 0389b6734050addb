import { readNominees } from '@/lib/enrolments/nominations/lists/queries';
import { takeUpload } from '../answer';

const megabytes = 5;

/** Reads the list of whoever holds the link, to be looked at; nothing is kept. Public: the code is the right. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return takeUpload(request, (await params).token, {
    limit: megabytes * 1024 * 1024,
    tooLarge: { code: 'FILE_TOO_LARGE', params: { file: '', megabytes } },
    take: readNominees,
  });
}
