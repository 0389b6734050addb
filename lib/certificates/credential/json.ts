export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Nothing of ours is nested deeper. */
const deepest = 12;

const space = /[ \t\n\r]*/y;
const token =
  /[{}[\],:]|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

const refusedAt = (place: number) => new SyntaxError(`no JSON of one meaning at ${place}`);

/** A text's tokens, one at a time. */
function tokensOf(text: string) {
  let at = 0;
  const skip = () => {
    space.lastIndex = at;
    space.test(text);
    at = space.lastIndex;
  };
  return {
    next(): string {
      skip();
      token.lastIndex = at;
      const found = token.exec(text)?.[0];
      if (found === undefined) throw refusedAt(at);
      at = token.lastIndex;
      return found;
    },
    end(): void {
      skip();
      if (at !== text.length) throw refusedAt(at);
    },
    refused: () => refusedAt(at),
  };
}

/**
 * JSON that can be read in one way only: no key stands twice in an object, where readers differ in which one counts, and no
 * text holds half a character. Throws SyntaxError.
 */
export function strictJson(text: string): Json {
  const { next, end, refused } = tokensOf(text);
  const textOf = (found: string): string => {
    if (!found.startsWith('"')) throw refused();
    const said = JSON.parse(found) as string;
    if (/\p{Cs}/u.test(said)) throw refused();
    return said;
  };
  /** Members to the closing bracket, with commas between them and nowhere else. */
  const members = (close: string, member: (found: string) => void) => {
    for (let found = next(), first = true; found !== close || !first; found = next(), first = false) {
      member(found);
      const after = next();
      if (after === close) return;
      if (after !== ',') throw refused();
    }
  };
  const value = (found: string, depth: number): Json => {
    if (depth > deepest) throw refused();
    if (found === '[') {
      const array: Json[] = [];
      members(']', (each) => array.push(value(each, depth + 1)));
      return array;
    }
    if (found !== '{') return found.startsWith('"') ? textOf(found) : (JSON.parse(found) as Json);
    const entries = new Map<string, Json>();
    members('}', (each) => {
      const key = textOf(each);
      if (entries.has(key) || next() !== ':') throw refused();
      entries.set(key, value(next(), depth + 1));
    });
    return Object.fromEntries(entries);
  };
  const read = value(next(), 0);
  end();
  return read;
}
