import { dimensionNames, type Part } from './types';

/** The parts of a number that an address asks for: `part=country:KG`; `part=sex:` is "not stated". */
export function partsOfAddress(given: string | string[] | undefined): Part[] {
  return [given ?? []].flat().flatMap((text) => {
    const at = text.indexOf(':');
    const dimension = dimensionNames.find((name) => name === text.slice(0, at));
    return dimension ? [{ dimension, value: text.slice(at + 1, at + 61) || null }] : [];
  });
}

export const addressOfParts = (parts: readonly Part[]): [string, string][] =>
  parts.map(({ dimension, value }) => ['part', `${dimension}:${value ?? ''}`]);
