/** As many certificates as a list speaks of: fewer would tell which of them whoever asks has before them. */
export const listLength = 131_072;

/** Revoked or replaced: either way it holds no longer. */
export const statusPurpose = 'revocation';

/** Where the list is published that tells what has become of a certificate. */
export const listAddress = (publicUrl: string, list: number): string =>
  `${publicUrl}/credential-status/${list}`;

/** Where a badge's state is told: the place of its certificate in a list. */
export function statusEntry(publicUrl: string, statusIndex: number) {
  const statusListCredential = listAddress(publicUrl, Math.floor(statusIndex / listLength));
  const statusListIndex = String(statusIndex % listLength);
  return {
    id: `${statusListCredential}#${statusListIndex}`,
    type: 'BitstringStatusListEntry' as const,
    statusPurpose,
    statusListIndex,
    statusListCredential,
  };
}

/** A bit for each certificate of a list, the first one at the left of the first byte. */
export function bitsOf(ended: readonly number[]): Uint8Array<ArrayBuffer> {
  const bits = new Uint8Array(listLength / 8);
  for (const index of ended) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  return bits;
}

export const isEnded = (bits: Uint8Array, index: number): boolean =>
  ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
