import { trustOf, type BadgeTrust } from '@/lib/certificates/credential/did';
import { judgeBadge, NoEd25519, type BadgeVerdict } from '@/lib/certificates/credential/rules';

async function published(): Promise<BadgeTrust | null> {
  const response = await fetch('/did.json');
  return response.ok ? trustOf(await response.json()) : null;
}

/** Fetched once, with the first badge: from then on they are judged with no network. */
let trust: BadgeTrust | null = null;

/** Judges a badge in this browser, by the keys that the office publishes. Throws where they cannot be fetched; null where there are none. */
export async function checkBadge(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<BadgeVerdict | 'NO_ED25519' | null> {
  trust ??= await published();
  try {
    return trust && (await judgeBadge(bytes, trust));
  } catch (error) {
    if (error instanceof NoEd25519) return 'NO_ED25519';
    throw error;
  }
}
