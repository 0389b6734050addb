import { concat, type Bytes } from '../signature/bytes';
import { NotInForm, statementsOf, type Form } from './form';
import { canonical, hashOfText, type Triple } from './rdf';
import type { Proof } from './types';
import { badgeForm, contexts, cryptosuite, proofForm, statusListForm } from './vocabulary';

/** What is signed: its form, and the contexts that it names. */
type Kind = { form: Form; contexts: readonly string[] };

export const badgeKind: Kind = { form: badgeForm, contexts: [contexts.credential, contexts.badge] };
export const statusListKind: Kind = { form: statusListForm, contexts: [contexts.credential] };

/** A document's instants are written to the second, and are days and times that there are. */
export function instantOf(text: string): Date | null {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? new Date(text) : null;
  return at && !Number.isNaN(+at) && instantText(at) === text ? at : null;
}

export const instantText = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** What a document without its proof says. Throws NotInForm where it is not of the kind, word for word. */
export function statementsOfKind(document: object, { form, contexts: named }: Kind): Triple[] {
  const { '@context': context, ...said } = document as { '@context'?: unknown };
  if (JSON.stringify(context) !== JSON.stringify(named)) throw new NotInForm('@context');
  return statementsOf(said, form);
}

/**
 * The bytes that the proof of a document signs, by eddsa-rdfc-2022 (https://www.w3.org/TR/vc-di-eddsa/, 3.2): a hash of how it was
 * made and one of all that the document says. Throws NotInForm where there is more or less than is signed.
 */
export function signedBytes(document: object, made: Omit<Proof, 'proofValue'>, kind: Kind): Bytes {
  if (made.cryptosuite !== cryptosuite) throw new NotInForm('proof.cryptosuite');
  const hashed = [statementsOf(made, proofForm), statementsOfKind(document, kind)];
  return concat(...hashed.map((triples) => hashOfText(canonical(triples))));
}
