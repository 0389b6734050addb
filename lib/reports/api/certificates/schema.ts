import { z } from '@/lib/errors/zod';
import { CertificateEventKind, CertificateKind, CertificateLanguage } from '@/prisma/generated/enums';
import { day, id, instant, optionalText, personRef, text } from '../parts/schema';

/** Where the life of a certificate stands. */
export const certificateStates = ['ISSUED', 'REVOKED', 'SUPERSEDED'] as const;

export const certificateRow = z.object({
  id,
  number: text,
  kind: z.enum(CertificateKind),
  language: z.enum(CertificateLanguage),
  state: z.enum(certificateStates),
  runId: id,
  enrolmentId: id,
  person: personRef,
  issuedOn: day,
  expiresOn: day.nullable(),
  endedAt: instant.nullable(),
});

export const certificateWhole = certificateRow.extend({
  holder: z.object({ officialName: optionalText, latinName: optionalText }).nullable(),
  successorNumber: optionalText,
  qualificationId: id.nullable(),
  verifyAddress: optionalText,
  events: z.array(z.object({ event: z.enum(CertificateEventKind), at: instant })),
});

export const certificateFilters = {
  run: id.optional(),
  person: id.optional(),
  programme: id.optional(),
  kind: z.enum(CertificateKind).optional(),
  state: z.enum(certificateStates).optional(),
  issuedFrom: day.optional(),
  issuedTo: day.optional(),
};

export const statusStates = ['LIVE', 'NOT_YET', 'EXPIRED', 'SUSPENDED', 'WITHDRAWN'] as const;

export const qualificationRow = z.object({
  id,
  person: personRef,
  type: z.object({ id, code: text, nameEn: text, nameRu: optionalText }),
  state: z.enum(statusStates),
  validFrom: day,
  validUntil: day.nullable(),
  withdrawnOn: day.nullable(),
  certificateNumber: optionalText,
});

export const qualificationFilters = { type: id.optional(), person: id.optional() };
