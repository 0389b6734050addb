import { attachLetter } from '@/lib/enrolments/nominations/letters/commands';
import { letterBytes } from '@/lib/enrolments/nominations/letters/rules';
import { takeUpload } from '../answer';

/** Takes in the letter that goes with a call's names. Public: the code is the right. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return takeUpload(request, (await params).token, {
    limit: letterBytes,
    tooLarge: { code: 'LETTER_TOO_LARGE', params: { megabytes: letterBytes / 1024 / 1024 } },
    take: attachLetter,
  });
}
