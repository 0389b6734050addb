import type { Actor } from '@/lib/auth/actor';
import { canCoordinateEverything } from '@/lib/auth/policy';
import { managedRuns, visiblePeople } from '@/lib/auth/scope';
import { certificateSnapshotSchema } from '@/lib/certificates/document/schema';
import { db } from '@/lib/db/client';
import { publicUrl } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { heldFacts, heldStatus } from '@/lib/qualifications/queries';
import { statusOn } from '@/lib/qualifications/rules';
import { dateOf, dayOf } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import { byId, keyed, namesSelect, personOf } from '../parts/queries';
import type { BodyOf, FiltersOf } from '../resources/schema';
import type { Read, Reader, Slice } from '../types';

/** Certificates that the actor may read (`canReadCertificate`): one's own, and those of the runs that one manages. */
const readable = (actor: Actor): Prisma.CertificateWhereInput =>
  // Prisma drops an empty filter from an OR, where it would mean "all".
  canCoordinateEverything(actor)
    ? {}
    : { OR: [{ run: managedRuns(actor) }, ...(actor.personId ? [{ personId: actor.personId }] : [])] };

const ended = {
  kind: { in: ['REVOKED', 'SUPERSEDED'] },
} as const satisfies Prisma.CertificateEventWhereInput;

const inList = {
  ...{ id: true, number: true, kind: true, language: true, runId: true, enrolmentId: true },
  ...{ issuedOn: true, expiresOn: true, endedAt: true },
  person: { select: namesSelect },
  events: {
    orderBy: { id: 'asc' },
    select: { kind: true, at: true, successor: { select: { number: true } } },
  },
} as const satisfies Prisma.CertificateSelect;

type Row = Prisma.CertificateGetPayload<{ select: typeof inList }>;

function asRow(
  reader: Reader,
  { person, events, issuedOn, expiresOn, endedAt, ...row }: Row,
): BodyOf<'certificates'> {
  const end = events.find(({ kind }) => kind === 'REVOKED' || kind === 'SUPERSEDED');
  return {
    ...row,
    state: end?.kind === 'SUPERSEDED' ? 'SUPERSEDED' : endedAt || end ? 'REVOKED' : 'ISSUED',
    person: personOf(reader, person),
    issuedOn: dayOf(issuedOn),
    expiresOn: expiresOn && dayOf(expiresOn),
    endedAt: endedAt && endedAt.toISOString(),
  };
}

function inState(state: NonNullable<FiltersOf<'certificates'>['state']>): Prisma.CertificateWhereInput {
  return state === 'ISSUED' ? { events: { none: ended } } : { events: { some: { kind: state } } };
}

/** The certificates that the reader may read. */
export async function apiCertificates(
  reader: Reader,
  { run, person, programme, kind, state, issuedFrom, issuedTo }: FiltersOf<'certificates'>,
  slice: Slice,
): Read<BodyOf<'certificates'>> {
  const { after, ...page } = byId(slice);
  const rows = await db.certificate.findMany({
    where: {
      AND: [
        readable(reader.actor),
        ...after,
        ...(run ? [{ runId: run }] : []),
        ...(person ? [{ personId: person }] : []),
        ...(programme ? [{ run: { programmeId: programme } }] : []),
        ...(kind ? [{ kind }] : []),
        ...(state ? [inState(state)] : []),
        ...(issuedFrom ? [{ issuedOn: { gte: dateOf(issuedFrom) } }] : []),
        ...(issuedTo ? [{ issuedOn: { lte: dateOf(issuedTo) } }] : []),
      ],
    },
    ...page,
    select: inList,
  });
  return keyed(rows.map((row) => asRow(reader, row)));
}

/** One certificate by its number, with its life and the page by which anyone verifies it. */
export async function apiCertificate(reader: Reader, number: string): Promise<BodyOf<'certificate'>> {
  const found = await db.certificate.findFirst({
    where: { AND: [{ number }, readable(reader.actor)] },
    select: { ...inList, code: true, snapshot: true, qualification: { select: { id: true } } },
  });
  if (!found) throw new NotFound('certificate');
  const { code, snapshot, qualification, ...row } = found;
  return {
    ...asRow(reader, row),
    holder: reader.names ? certificateSnapshotSchema.parse(snapshot).holder : null,
    successorNumber: row.events.find(({ successor }) => successor)?.successor?.number ?? null,
    qualificationId: qualification?.id ?? null,
    // That page names the holder.
    verifyAddress: reader.names ? `${publicUrl()}/verify/${code}` : null,
    events: row.events.map(({ kind, at }) => ({ event: kind, at: at.toISOString() })),
  };
}

/** The statuses of the people whom the reader sees, as they stand on the office's day. */
export async function apiQualifications(
  reader: Reader,
  { type, person }: FiltersOf<'qualifications'>,
  slice: Slice,
): Read<BodyOf<'qualifications'>> {
  const { after, ...page } = byId(slice);
  const rows = await db.qualification.findMany({
    where: {
      AND: [
        { person: visiblePeople(reader.actor) },
        ...after,
        ...(type ? [{ typeId: type }] : []),
        ...(person ? [{ personId: person }] : []),
      ],
    },
    ...page,
    select: {
      id: true,
      ...heldFacts,
      person: { select: namesSelect },
      type: { select: { id: true, code: true, nameEn: true, nameRu: true } },
      certificate: { select: { number: true } },
    },
  });
  return keyed(
    rows.map(({ id, person, type: kind, certificate, ...row }) => {
      const status = heldStatus(row);
      return {
        id,
        person: personOf(reader, person),
        type: kind,
        state: statusOn(status, reader.today),
        validFrom: status.validFrom,
        validUntil: status.validUntil,
        withdrawnOn: status.withdrawnOn,
        certificateNumber: certificate?.number ?? null,
      };
    }),
  );
}
