import anyAscii from 'any-ascii';
import { foldRegional } from './regional';

/** The letters of scripts that the region does not write in, roughly. */
const otherScripts = (letter: string): string =>
  anyAscii(letter)
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/**
 * A key by which a name is found whatever it is written in: "Ömürbek", "Омурбек", "Өмүрбек" and "omurbek" fold
 * alike. Small Latin letters, digits and single spaces. For searching and recognising only, never for showing:
 * different names can fold alike. Folding a folded text changes nothing.
 */
export const foldName = (text: string): string => foldRegional(text, otherScripts);
