import { uuidv7 } from 'uuidv7';
import { db } from '@/lib/db/client';
import { codeSecret } from '@/lib/env/settings';
import { courseOf, personOf, runOf } from '@/lib/runs/testing/fixture';
import { answerEvaluation } from '../answers/commands';
import { evaluationOfCode } from '../queries';
import { formDigest } from '../../forms/digest/rules';
import { hallCode, ownCode } from '../rules';

/** What tests of evaluations stand on: a run of three days, its people and trainers, and answers to its form. */

/** While the run is held. */
export const during = new Date('2026-06-17T10:00:00Z');
export const nobody = { phone: 'no-phone', language: 'EN' as const };

let made = 0;

export async function evaluated(
  people: number,
  { trainers = [], ...changes }: { trainers?: string[] } & Parameters<typeof runOf>[1] = {},
) {
  const { courseId } = await courseOf(`EVAL${++made}`);
  const { runId } = await runOf(courseId, { capacity: Math.max(20, people), ...changes });
  const names = Array.from({ length: people }, (_, number) => `Participant ${made} ${number}`);
  const persons = names.map((latinName) => ({
    ...{ id: uuidv7(), latinName, nameKeys: [] },
    searchKey: latinName.toLowerCase(),
  }));
  await db.person.createMany({ data: persons });
  const places = persons.map(({ id: personId }) => ({ id: uuidv7(), runId, personId }));
  await db.enrolment.createMany({ data: places.map((place) => ({ ...place, state: 'CONFIRMED' as const })) });
  const enrolmentIds = places.map(({ id }) => id);
  const assignmentIds: string[] = [];
  for (const name of trainers) {
    const personId = await personOf(name);
    const { id } = await db.trainerAssignment.create({
      data: { runId, personId, assignedBy: 'test' },
      select: { id: true },
    });
    assignmentIds.push(id);
  }
  return { courseId, runId, enrolmentIds, assignmentIds };
}

export const ownOf = (enrolmentId: string): string => ownCode(codeSecret(), enrolmentId);
export const hallOf = (runId: string, linkVersion = 1): string =>
  hallCode(codeSecret(), { runId, linkVersion });

/** What the page sends back when everything that has to be is answered with `rating`, and `texts` are written. */
export async function sheetFor(code: string, rating: number, texts: Record<string, string> = {}) {
  const seen = await evaluationOfCode(db, code, nobody, during);
  if (!seen) throw new Error('this code opens nothing');
  const slots = seen.parts.flatMap((part) => part.slots);
  const values = new Map(
    slots.map(({ name, question }) => [
      name,
      question.kind === 'SCALE' ? `${rating}` : question.kind === 'YES_NO' ? 'yes' : (texts[name] ?? ''),
    ]),
  );
  return { form: formDigest(seen.definition), value: (name: string) => values.get(name) ?? '' };
}

export const answer = async (
  code: string,
  rating: number,
  texts: Record<string, string> = {},
  phone = 'no-phone',
) => answerEvaluation(code, { ...nobody, phone }, await sheetFor(code, rating, texts), during);
