import type { Triple } from './rdf';

/**
 * What may stand in a document of ours and what it means: the part of the JSON-LD contexts that we write with, nothing of
 * which depends on what stands beside it. What a form does not name is refused and not passed over.
 */
export type Form = {
  /** `type` as it is written, letter for letter, and what it means. None: it has no `type`. */
  type?: { written: string | readonly string[]; means: readonly string[] };
  /** Whether it has a name of its own in `id`. */
  named: boolean;
  properties: Readonly<Record<string, Property>>;
};

type Property = {
  iri: string;
  value:
    | { kind: 'text'; datatype?: string }
    | { kind: 'flag'; datatype: string }
    | { kind: 'iri' }
    /** One word, and what it means. */
    | { kind: 'word'; written: string; means: string }
    | { kind: 'node'; form: Form }
    | { kind: 'nodes'; form: Form; most: number };
  optional?: true;
};

/** A document is not of the form. */
export class NotInForm extends Error {
  constructor(readonly place: string) {
    super(`not in form: ${place}`);
    this.name = 'NotInForm';
  }
}

const rdfType = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';

/** Absolute, and without anything by which a text of N-Quads would end it. */
const iriText = /^[a-z][a-z0-9+.-]*:[!#-;=?-[\]_a-z~]+$/;

function iri(text: unknown, place: string): string {
  if (typeof text !== 'string' || !iriText.test(text)) throw new NotInForm(place);
  return `<${text}>`;
}

function literal(text: unknown, place: string, datatype?: string): string {
  // Words in one line have no controls; how N-Quads would escape them need not be known.
  if (typeof text !== 'string' || /[\p{Cc}\p{Cs}]/u.test(text)) throw new NotInForm(place);
  return `"${text.replace(/[\\"]/g, '\\$&')}"${datatype ? `^^<${datatype}>` : ''}`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sameWords = (a: unknown, b: string | readonly string[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * What a document says, as statements. Throws NotInForm for one that has more or less than its form, or anything in
 * another way: then it is not the whole of it that a signature would cover.
 */
export function statementsOf(document: unknown, whole: Form): Triple[] {
  const triples: Triple[] = [];
  let blanks = 0;
  const node = (value: unknown, form: Form, place: string): string => {
    if (!isObject(value)) throw new NotInForm(place);
    const { id, type, ...rest } = value;
    if (form.named !== 'id' in value || Boolean(form.type) !== 'type' in value) throw new NotInForm(place);
    const subject = form.named ? iri(id, `${place}.id`) : `_:b${blanks++}`;
    if (form.type && !sameWords(type, form.type.written)) throw new NotInForm(`${place}.type`);
    for (const means of form.type?.means ?? []) triples.push([subject, rdfType, `<${means}>`]);
    for (const key of Object.keys(rest))
      if (!Object.hasOwn(form.properties, key)) throw new NotInForm(`${place}.${key}`);
    for (const [key, property] of Object.entries(form.properties)) {
      if (!Object.hasOwn(rest, key)) {
        if (property.optional) continue;
        throw new NotInForm(`${place}.${key}`);
      }
      for (const object of objects(rest[key], property.value, `${place}.${key}`))
        triples.push([subject, `<${property.iri}>`, object]);
    }
    return subject;
  };
  const objects = (value: unknown, as: Property['value'], place: string): string[] => {
    switch (as.kind) {
      case 'text':
        return [literal(value, place, as.datatype)];
      case 'iri':
        return [iri(value, place)];
      case 'node':
        return [node(value, as.form, place)];
      case 'flag':
        if (typeof value !== 'boolean') throw new NotInForm(place);
        return [`"${value}"^^<${as.datatype}>`];
      case 'word':
        if (value !== as.written) throw new NotInForm(place);
        return [`<${as.means}>`];
      case 'nodes':
        if (!Array.isArray(value) || value.length < 1 || value.length > as.most) throw new NotInForm(place);
        return value.map((each, index) => node(each, as.form, `${place}.${index}`));
    }
  };
  node(document, whole, '');
  return triples;
}
