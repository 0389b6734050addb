import type { Bytes } from '../../signature/bytes';
import { bytesOfBase64url } from '../base64url';
import type { Badge, StatusList } from '../types';
import { isEnded, listLength, statusPurpose } from './rules';

/** As many bytes as a list has, unpacked; null for fewer and for more, of which no more is unpacked than that. */
async function unpacked(zipped: Bytes): Promise<Uint8Array | null> {
  const bits = new Uint8Array(listLength / 8);
  let length = 0;
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return length === bits.length ? bits : null;
      if (length + value.length > bits.length) return null;
      bits.set(value, length);
      length += value.length;
    }
  } catch {
    return null;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

/**
 * Whether a badge's certificate has ended by this list; null where the list is not of this badge, or not whole. Runs in a
 * browser and in Node alike.
 */
export async function endedBy(
  { id, credentialSubject }: StatusList,
  { credentialStatus }: Badge,
): Promise<boolean | null> {
  const { statusListCredential, statusListIndex } = credentialStatus;
  const index = Number(statusListIndex);
  if (id !== statusListCredential || !/^\d+$/.test(statusListIndex) || index >= listLength) return null;
  const { encodedList } = credentialSubject;
  const zipped = encodedList.startsWith('u') ? bytesOfBase64url(encodedList.slice(1)) : null;
  if (!zipped || credentialSubject.statusPurpose !== statusPurpose) return null;
  const bits = await unpacked(zipped);
  return bits && isEnded(bits, index);
}
