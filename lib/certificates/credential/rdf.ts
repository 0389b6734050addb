import { sha256 } from '@/lib/text/sha256';
import { hexOf } from '../signature/bytes';

/** A statement of RDF, each term as N-Quads write it; what has no name of its own is `_:` and any label. */
export type Triple = readonly [subject: string, predicate: string, object: string];

export const hashOfText = (text: string): Uint8Array<ArrayBuffer> => sha256(new TextEncoder().encode(text));

const isBlank = (term: string): boolean => term.startsWith('_:');

const lineOf = (triple: Triple, named: (blank: string) => string): string =>
  `${triple.map((term) => (isBlank(term) ? named(term) : term)).join(' ')} .\n`;

/**
 * The one text of a set of statements, whatever their order and the labels in them: RDFC-1.0
 * (https://www.w3.org/TR/rdf-canon/). Throws where things without a name cannot be told apart by what is said of each: ours
 * always can, and what the standard does for others takes as long as somebody hostile wants it to.
 */
export function canonical(triples: readonly Triple[]): string {
  const blanks = [...new Set(triples.flat().filter(isBlank))];
  const hashed = blanks.map((blank) => {
    const lines = triples
      .filter((triple) => triple.includes(blank))
      .map((triple) => lineOf(triple, (other) => (other === blank ? '_:a' : '_:z')));
    return { blank, hash: hexOf(hashOfText(lines.sort().join(''))) };
  });
  const order = hashed.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  if (new Set(order.map(({ hash }) => hash)).size < blanks.length) throw new Error('blank nodes are alike');
  const names = new Map(order.map(({ blank }, index) => [blank, `_:c14n${index}`]));
  const lines = triples.map((triple) => lineOf(triple, (blank) => names.get(blank) ?? blank));
  return [...new Set(lines)].sort().join('');
}
