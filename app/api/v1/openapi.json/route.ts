import { openApi } from '@/lib/reports/api/document/rules';
import { publicUrl } from '@/lib/env/settings';

/** What the read API gives, for programs that make a client of it. Names fields, and knows nobody. */
export function GET(): Response {
  return Response.json(openApi(publicUrl()), {
    headers: { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  });
}
