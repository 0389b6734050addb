import { gunzipSync, gzipSync } from 'node:zlib';
import { bytesOfBase64url, base64url } from '../base64url';
import { asciiAddress, didOf } from '../did';
import { instantText, statusListKind } from '../proof';
import type { Badge, StatusList } from '../types';
import { bitsOf, isEnded, listAddress, listLength, statusPurpose } from './rules';

/** The list as it is published, as yet unsigned. `ended`: places in it of what holds no longer. */
export function statusListOf(
  publicUrl: string,
  list: number,
  ended: readonly number[],
  at: Date,
): StatusList {
  const id = listAddress(asciiAddress(publicUrl), list);
  return {
    '@context': statusListKind.contexts,
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: didOf(publicUrl),
    validFrom: instantText(at),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose,
      encodedList: `u${base64url(gzipSync(bitsOf(ended)))}`,
    },
  };
}

/** Whether a badge's certificate has ended by this list; null where the list is not of this badge, or not whole. */
export function endedBy({ id, credentialSubject }: StatusList, { credentialStatus }: Badge): boolean | null {
  const { statusListCredential, statusListIndex } = credentialStatus;
  const index = Number(statusListIndex);
  if (id !== statusListCredential || !/^\d+$/.test(statusListIndex) || index >= listLength) return null;
  const { encodedList } = credentialSubject;
  const zipped = encodedList.startsWith('u') ? bytesOfBase64url(encodedList.slice(1)) : null;
  if (!zipped || credentialSubject.statusPurpose !== statusPurpose) return null;
  const bits = gunzipSync(zipped, { maxOutputLength: listLength / 8 });
  return bits.length === listLength / 8 ? isEnded(bits, index) : null;
}
