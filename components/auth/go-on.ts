import { localPath } from '@/lib/auth/local-path';

/** Goes to the page that was asked for before the sign-in, if it is one of ours, with everything read anew. */
export function goOn(): void {
  location.assign(localPath(new URLSearchParams(location.search).get('next')));
}
