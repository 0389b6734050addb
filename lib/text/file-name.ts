/**
 * A sent file's name without what paths and headers could stumble over, with the ending of what it is: at most 120 characters
 * before it, and `empty` where nothing is left.
 */
export function safeFileName(name: string, ending: string, empty: string): string {
  const bare = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}/\\"<>:|?*]/gu, ' ')
    .replace(/\.\w{1,5}$/, '')
    .trim();
  // By whole characters: half of one is in no header.
  return `${[...bare].slice(0, 120).join('') || empty}.${ending}`;
}
