/** An element of XML with its attributes as written, its namespace resolved. */
export type XmlElement = {
  /** Its name without the prefix. */
  name: string;
  namespace: string;
  attributes: { name: string; prefix: string; value: string }[];
  children: XmlElement[];
  text: string;
};

/** Names of what an XML must not have here, or where it is broken: `BROKEN`, `DOCTYPE`, `ENTITY`, `TOO_DEEP`, `TOO_MANY`. */
export class XmlRefused extends Error {
  constructor(readonly what: 'BROKEN' | 'DOCTYPE' | 'ENTITY' | 'TOO_DEEP' | 'TOO_MANY') {
    super(what);
  }
}

type Limits = { depth: number; elements: number };
type Spaces = ReadonlyMap<string, string>;

const NAME = String.raw`[A-Za-z_][\w.-]*`;
const TAG = new RegExp(`^(${NAME}:)?(${NAME})`);
const ATTRIBUTE = new RegExp(
  `^[ \\t\\r\\n]+(${NAME}:)?(${NAME})[ \\t\\r\\n]*=[ \\t\\r\\n]*("[^"<]*"|'[^'<]*')`,
);
const KNOWN: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** What no XML may hold (XML 1.0, 2.2). */
const FORBIDDEN = /[\0-\b\v\f\x0e-\x1f\ud800-\udfff\ufffe\uffff]/u;

/** Only the five entities of XML itself and numbers: whatever else there is was defined somewhere. */
function decoded(text: string): string {
  return text.replace(/&([^;&]{0,12};?)?/g, (_, inner = '') => {
    const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));$/.exec(inner);
    if (number) {
      const point = number[1] ? parseInt(number[1], 16) : Number(number[2]);
      if (point > 0x10ffff) throw new XmlRefused('BROKEN');
      const letter = String.fromCodePoint(point);
      if (FORBIDDEN.test(letter)) throw new XmlRefused('BROKEN');
      return letter;
    }
    const known = KNOWN[inner.replace(/;$/, '')];
    if (known === undefined || !inner.endsWith(';')) throw new XmlRefused('ENTITY');
    return known;
  });
}

function attributesOf(rest: string): { attributes: XmlElement['attributes']; end: string; length: number } {
  const attributes: XmlElement['attributes'] = [];
  const seen = new Set<string>();
  let at = 0;
  for (;;) {
    const found = ATTRIBUTE.exec(rest.slice(at));
    if (!found) break;
    const [whole, prefix = '', name = '', quoted = ''] = found;
    if (seen.has(prefix + name)) throw new XmlRefused('BROKEN');
    seen.add(prefix + name);
    attributes.push({ name, prefix: prefix.slice(0, -1), value: decoded(quoted.slice(1, -1)) });
    at += whole.length;
  }
  const end = /^[ \t\r\n]*(\/?>)/.exec(rest.slice(at, at + 200));
  if (!end) throw new XmlRefused('BROKEN');
  return { attributes, end: end[1] ?? '', length: at + end[0].length };
}

function spacesWith(outer: Spaces, attributes: XmlElement['attributes']): Spaces {
  const own = attributes.filter(({ prefix, name }) => prefix === 'xmlns' || (!prefix && name === 'xmlns'));
  if (own.length === 0) return outer;
  return new Map([...outer, ...own.map(({ prefix, name, value }) => [prefix ? name : '', value] as const)]);
}

/**
 * Reads a strict part of XML: elements, attributes, text, comments. What can name or define something elsewhere (a document
 * type, entities, processing instructions, CDATA) is refused, not skipped, so that whoever reads the file after us sees the
 * same tree. Throws XmlRefused.
 */
export function parseXml(source: string, limits: Limits): XmlElement {
  const text = source.replace(/^\ufeff/, '');
  if (FORBIDDEN.test(text)) throw new XmlRefused('BROKEN');
  const start =
    /^<\?xml[ \t\r\n]+version=["']1\.0["']([ \t\r\n]+encoding=["']utf-8["'])?([ \t\r\n]+standalone=["'](yes|no)["'])?[ \t\r\n]*\?>/i.exec(
      text,
    );
  const open: { element: XmlElement; qualified: string; spaces: Spaces }[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  let at = start?.[0].length ?? 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const said = text.slice(at, next < 0 ? undefined : next);
    const inside = open.at(-1);
    if (inside) inside.element.text += decoded(said);
    else if (said.trim()) throw new XmlRefused('BROKEN');
    if (next < 0) break;
    at = next;
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('--', at + 4);
      if (end < 0 || text[end + 2] !== '>') throw new XmlRefused('BROKEN');
      at = end + 3;
      continue;
    }
    if (text.startsWith('<!', at) || text.startsWith('<?', at)) throw new XmlRefused('DOCTYPE');
    if (text.startsWith('</', at)) {
      const end = text.indexOf('>', at);
      const closed = open.pop();
      if (end < 0 || !closed || text.slice(at + 2, end).trimEnd() !== closed.qualified)
        throw new XmlRefused('BROKEN');
      at = end + 1;
      continue;
    }
    const tag = TAG.exec(text.slice(at + 1, at + 200));
    if (!tag || (root && open.length === 0)) throw new XmlRefused('BROKEN');
    if (++count > limits.elements) throw new XmlRefused('TOO_MANY');
    if (open.length >= limits.depth) throw new XmlRefused('TOO_DEEP');
    const [qualified, prefix = '', name = ''] = tag;
    const rest = attributesOf(text.slice(at + 1 + qualified.length));
    const spaces = spacesWith(inside?.spaces ?? new Map(), rest.attributes);
    const namespace = spaces.get(prefix.slice(0, -1));
    if (prefix && namespace === undefined) throw new XmlRefused('BROKEN');
    const element = { name, namespace: namespace ?? '', attributes: rest.attributes, children: [], text: '' };
    if (inside) inside.element.children.push(element);
    else root = element;
    at += 1 + qualified.length + rest.length;
    if (rest.end === '>') open.push({ element, qualified, spaces });
  }
  if (!root || open.length > 0) throw new XmlRefused('BROKEN');
  return root;
}
