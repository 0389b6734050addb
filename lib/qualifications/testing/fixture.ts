import { db } from '@/lib/db/client';
import { office, value } from '@/lib/programmes/testing/fixture';
import { dateOf, type Day } from '@/lib/time/day';
import { createQualificationType } from '../commands';
import type { QualificationTypeInput } from '../schema';

/** What tests of statuses stand on: kinds of status, and people who hold one. */

let made = 0;

export const kindInput = (changes: Partial<QualificationTypeInput> = {}): QualificationTypeInput => ({
  ...{ code: `STATUS-${++made}`, nameEn: 'National Trainer', nameRu: null, validityMonths: null },
  ...{ languages: [], countryCodes: [], renewalRuns: null, refresherCourseId: null },
  ...changes,
});

export const kindOf = async (changes: Partial<QualificationTypeInput> = {}): Promise<string> =>
  value(await createQualificationType(office, kindInput(changes))).typeId;

/** Holders of the kind may teach the course. */
export const entitle = (typeId: string, courseId: string) =>
  db.entitlement.create({ data: { typeId, courseId } });

type Held = { validFrom?: Day; validUntil?: Day | null; certificateId?: string };

export async function hold(
  personId: string,
  typeId: string,
  { validFrom = '2017-06-15', validUntil = null, ...held }: Held = {},
): Promise<string> {
  const { id } = await db.qualification.create({
    data: {
      ...{ ...held, personId, typeId, validFrom: dateOf(validFrom) },
      validUntil: validUntil ? dateOf(validUntil) : null,
    },
    select: { id: true },
  });
  return id;
}
