import { publicUrl } from '@/lib/env/settings';
import { problems, type ProblemCode, type ProblemFacts } from '@/lib/reports/api/problems/rules';
import { problemWords } from '@/lib/reports/api/words/rules';
import { chooseLocale } from '@/lib/text/locale';

/** No copy is kept on the way, and no other site may have a browser ask. */
const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

/** What was read; who has the same already and says so by its ETag is told that it has not changed. */
export function dataAnswer(request: Request, json: string, sha256: string): Response {
  const etag = `"${sha256}"`;
  const same = request.headers
    .get('if-none-match')
    ?.split(/,\s*/)
    .some((each) => each === etag || each === `W/${etag}`);
  if (same) return new Response(null, { status: 304, headers: { ...headers, etag } });
  return new Response(json, {
    headers: { ...headers, etag, 'content-type': 'application/json; charset=utf-8' },
  });
}

/** A problem as RFC 9457 has it, in the language that the request prefers. */
export function problemAnswer(
  request: Request,
  code: ProblemCode,
  facts: ProblemFacts = {},
  more: Record<string, string> = {},
): Response {
  const status = problems[code];
  const locale = chooseLocale(undefined, request.headers.get('accept-language'));
  const body = {
    type: `${publicUrl()}/settings/api/reference#problem-${code}`,
    ...problemWords(locale, code, facts),
    ...{ status, code },
    ...facts,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': locale,
      ...more,
    },
  });
}
