import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { parseXml, XmlRefused, type XmlElement } from './xml';

const SVG = 'http://www.w3.org/2000/svg';
const LIMITS = { depth: 48, elements: 4000 };
/** What may come of the whole where parts stand for others again and again. */
const MOST_DRAWN = 12_000;
/** What draws shapes; what runs, fetches, moves or shows other documents is not among them. */
const ELEMENTS = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'metadata', 'style', 'switch'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
  ...['linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask'],
]);
/** Drawing programs note things for themselves under these names, which nobody draws. */
const NOTES = new Set([
  'http://www.inkscape.org/namespaces/inkscape',
  'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://creativecommons.org/ns#',
  'http://web.resource.org/cc/',
  'http://purl.org/dc/elements/1.1/',
  'http://www.bohemiancoding.com/sketch/ns',
  'http://www.serif.com/',
]);
const XLINK = 'xlink';
/** Points of the units of a length; a percentage says nothing of the size. */
const UNITS: Record<string, number> = {
  '': 0.75,
  px: 0.75,
  pt: 1,
  pc: 12,
  mm: 72 / 25.4,
  cm: 72 / 2.54,
  in: 72,
};

class SvgRefused extends Error {
  constructor(
    readonly code: string,
    readonly what?: string,
  ) {
    super(code);
  }
}

/** What a value points at: places of the same file only. */
function references(value: string): string[] {
  if (/\\|@|expression|javascript:|data:|image-set|<|\/\*/i.test(value)) throw new SvgRefused('SVG_EXTERNAL');
  return [...value.matchAll(/url\(([^)]*)\)?/gi)].map(([, inside = '']) => {
    const own = /^\s*(["']?)#([\w.:-]+)\1\s*$/.exec(inside);
    if (!own?.[2]) throw new SvgRefused('SVG_EXTERNAL');
    return own[2];
  });
}

function checkedAttributes(element: XmlElement): string[] {
  return element.attributes.flatMap(({ name, prefix, value }) => {
    const plain = name.toLowerCase();
    if (prefix === 'xmlns' || (!prefix && plain === 'xmlns')) return [];
    if (plain.startsWith('on')) throw new SvgRefused('SVG_SCRIPT');
    if (plain === 'href' || plain === 'src') {
      const own = /^#([\w.:-]+)$/.exec(value.trim());
      if (!own?.[1]) throw new SvgRefused('SVG_EXTERNAL');
      return [own[1]];
    }
    if (prefix && prefix !== XLINK) return plain === 'base' ? refuseExternal() : [];
    if (/^(filter|marker(-\w+)?)$/.test(plain) && value.trim() !== 'none')
      throw new SvgRefused('SVG_ELEMENT', plain);
    return references(value);
  });
}

function refuseExternal(): never {
  throw new SvgRefused('SVG_EXTERNAL');
}

/** What the classes of a style sheet point at. A rule that is no list of classes may point at colours only. */
function classReferences(sheet: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const said = sheet.replace(/\/\*[^*]*\*\//g, '');
  references(said);
  for (const [, selectors = '', rule = ''] of said.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    checkStyle(rule);
    const pointed = references(rule);
    if (pointed.length === 0) continue;
    for (const selector of selectors.split(',')) {
      const name = /^\s*\.([\w-]+)\s*$/.exec(selector)?.[1];
      if (name === undefined) throw new SvgRefused('SVG_ELEMENT', 'style');
      found.set(name, [...(found.get(name) ?? []), ...pointed]);
    }
  }
  return found;
}

/** Filters and markers are painted as pixels, as large as the file says: a logo does without. */
function checkStyle(rule: string): void {
  const [, painted] = /(?:^|[;\s])(filter|marker[\w-]*)\s*:\s*(?!none\b)/i.exec(rule) ?? [];
  if (painted) throw new SvgRefused('SVG_ELEMENT', painted);
}

const attributeOf = ({ attributes }: XmlElement, wanted: string) =>
  attributes.find(({ name, prefix }) => name === wanted && !prefix)?.value ?? '';

function sheetsIn(element: XmlElement): string {
  if (element.name !== 'style') return element.children.map(sheetsIn).join('\n');
  if (element.children.length > 0) throw new SvgRefused('SVG_BROKEN');
  return element.text;
}

function checked(root: XmlElement): { ids: Map<string, XmlElement>; pointed: Map<XmlElement, string[]> } {
  const ids = new Map<string, XmlElement>();
  const pointed = new Map<XmlElement, string[]>();
  const visit = (each: XmlElement): void => {
    if (each.namespace !== SVG) {
      const foreign = (inner: XmlElement): boolean =>
        !NOTES.has(inner.namespace) || inner.children.some(foreign);
      if (foreign(each)) throw new SvgRefused('SVG_ELEMENT', each.name);
      return;
    }
    if (each.name === 'script') throw new SvgRefused('SVG_SCRIPT');
    // Which letters it would be drawn with depends on the machine.
    if (/^(text|tspan|textPath|tref|font|font-face|glyph)$/.test(each.name)) throw new SvgRefused('SVG_TEXT');
    if (!ELEMENTS.has(each.name)) throw new SvgRefused('SVG_ELEMENT', each.name);
    checkStyle(attributeOf(each, 'style'));
    pointed.set(each, checkedAttributes(each));
    const id = each.attributes.find(({ name }) => name === 'id')?.value;
    // Of two of the same name one could be counted and the other drawn.
    if (id !== undefined && ids.has(id)) throw new SvgRefused('SVG_BROKEN');
    if (id !== undefined) ids.set(id, each);
    each.children.forEach(visit);
  };
  visit(root);
  const classes = classReferences(sheetsIn(root));
  for (const [element, own] of pointed)
    for (const name of attributeOf(element, 'class').split(/\s+/)) own.push(...(classes.get(name) ?? []));
  return { ids, pointed };
}

/** How many elements are drawn for one, with all that it points at; a circle of them is none that could be drawn. */
function drawnBy(root: XmlElement, { ids, pointed }: ReturnType<typeof checked>): number {
  const known = new Map<XmlElement, number>();
  const under = new Set<XmlElement>();
  const weigh = (element: XmlElement): number => {
    const before = known.get(element);
    if (before !== undefined) return before;
    if (under.has(element)) throw new SvgRefused('SVG_COMPLEX');
    under.add(element);
    let sum = 1;
    for (const child of element.children) if (child.namespace === SVG) sum += weigh(child);
    for (const id of pointed.get(element) ?? []) {
      const target = ids.get(id);
      if (target) sum += weigh(target);
    }
    if (sum > MOST_DRAWN) throw new SvgRefused('SVG_COMPLEX');
    under.delete(element);
    known.set(element, sum);
    return sum;
  };
  return weigh(root);
}

/** Width and height, of the box of its coordinates or as stated. */
function sizeOf(root: XmlElement): { width: number; height: number } {
  const stated = (name: string) => attributeOf(root, name);
  const box = stated('viewBox')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const length = (value: string) => {
    const found = /^\s*(\d*\.?\d+)\s*([a-z]*)\s*$/i.exec(value);
    return Number(found?.[1]) * (UNITS[found?.[2]?.toLowerCase() ?? ''] ?? NaN);
  };
  const own = { width: length(stated('width')), height: length(stated('height')) };
  const [, , width = NaN, height = NaN] = box;
  const size = own.width > 0 && own.height > 0 ? own : { width, height };
  const fits = (value: number) => Number.isFinite(value) && value >= 0.1 && value <= 100_000;
  if (!fits(size.width) || !fits(size.height)) throw new SvgRefused('SVG_NO_SIZE');
  return size;
}

/**
 * An SVG of shapes alone, which is drawn the same everywhere and asks nobody for anything. Refuses SVG_BROKEN (no XML, or
 * more than the plain part of it: a document type, entities), SVG_SCRIPT, SVG_EXTERNAL, SVG_TEXT (letters that are not
 * outlines), SVG_ELEMENT (`what`), SVG_COMPLEX and SVG_NO_SIZE.
 */
export function readSvg(file: Uint8Array): Outcome<{ bytes: Uint8Array; width: number; height: number }> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file);
    const root = parseXml(text, LIMITS);
    if (root.name !== 'svg' || root.namespace !== SVG) return refuse('SVG_BROKEN');
    drawnBy(root, checked(root));
    return done({ bytes: Uint8Array.from(file), ...sizeOf(root) });
  } catch (error) {
    if (error instanceof SvgRefused) return refuse(error.code, error.what ? { what: error.what } : undefined);
    if (error instanceof XmlRefused)
      return refuse(error.what === 'TOO_DEEP' || error.what === 'TOO_MANY' ? 'SVG_COMPLEX' : 'SVG_BROKEN');
    if (error instanceof TypeError) return refuse('SVG_BROKEN');
    throw error;
  }
}
