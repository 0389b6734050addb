import { gzipSync } from 'node:zlib';
import { base64url } from '../base64url';
import { asciiAddress, didOf } from '../did';
import { instantText, statusListKind } from '../proof';
import type { StatusList } from '../types';
import { bitsOf, listAddress, statusPurpose } from './rules';

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
