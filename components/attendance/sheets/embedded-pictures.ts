const starts = (bytes: Uint8Array, at: number) =>
  bytes[at] === 0xff && bytes[at + 1] === 0xd8 && bytes[at + 2] === 0xff;

/**
 * The JPEG pictures in a PDF, in their order: scanners put each page into it as one. Those that are packed a second time, or
 * in other forms, are not found.
 */
export function picturesInPdf(bytes: Uint8Array<ArrayBuffer>, most: number): Blob[] {
  const text = new TextDecoder('latin1').decode(bytes);
  const found: Blob[] = [];
  for (let at = text.indexOf('stream'); at >= 0 && found.length < most; at = text.indexOf('stream', at + 6)) {
    let start = at + 6;
    while (bytes[start] === 0x0d || bytes[start] === 0x0a) start++;
    if (!starts(bytes, start)) continue;
    const end = text.indexOf('endstream', start);
    if (end < 0) break;
    found.push(new Blob([bytes.subarray(start, end)], { type: 'image/jpeg' }));
    at = end + 3;
  }
  return found;
}
