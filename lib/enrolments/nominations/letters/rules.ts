export const letterBytes = 10 * 1024 * 1024;

const kinds = [
  { mediaType: 'application/pdf', ending: 'pdf', start: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/jpeg', ending: 'jpg', start: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', ending: 'png', start: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const;

/** What a letter is, by its first bytes and never by its name; null for anything but PDF, JPG and PNG. */
export const letterKind = (bytes: Uint8Array) =>
  kinds.find(({ start }) => start.every((byte, index) => bytes[index] === byte)) ?? null;
