import { db } from '@/lib/db/client';
import { done, refuse } from '@/lib/errors/outcome';
import { dayOf } from '@/lib/time/day';
import { asNamed, callOfCode } from '../access/queries';
import { mayBeReplaced, mayChange, stands } from '../rules';

/**
 * What the holder of a link sees: the run in a few words, how many may be named and until when, and the names given so
 * far with what became of each. Of a run marked sensitive, too: it is its own call for names. Refuses
 * NOMINATION_LINK_UNKNOWN, TOO_MANY_REQUESTS, NOMINATION_CLOSED, and NOMINATION_OVER where nothing is left to do.
 */
export async function nominationSheet(token: string, address: string) {
  const found = await callOfCode(db, token, address);
  if (!found.ok) return found;
  const { id, state, places, alternates, deadline, submittedAt } = found.value;
  if (state === 'CLOSED') return refuse('NOMINATION_CLOSED');
  const names = { nameEn: true, nameRu: true } as const;
  const call = await db.nominationCall.findUniqueOrThrow({
    where: { id },
    select: {
      focalName: true,
      institution: { select: { name: true, ...names } },
      country: { select: names },
      letter: { select: { name: true } },
      run: {
        select: {
          startsOn: true,
          endsOn: true,
          cityEn: true,
          cityRu: true,
          country: { select: names },
          course: { select: { titleEn: true, titleRu: true } },
        },
      },
      nominations: {
        where: { state: { not: 'TAKEN_BACK' } },
        orderBy: { rank: 'asc' },
        select: asNamed,
      },
    },
  });
  const nominations = call.nominations.map(({ enrolment, birthDate, ...row }) => {
    const standing = { state: row.state, enrolment: enrolment?.state ?? null };
    return {
      ...row,
      birthDate: birthDate ? dayOf(birthDate) : null,
      stands: stands(standing),
      changeable: mayChange(state, row.state),
      replaceable: mayBeReplaced(standing),
    };
  });
  const todo = nominations.some(({ changeable, replaceable }) => changeable || replaceable);
  if (state === 'OVER' && !todo) return refuse('NOMINATION_OVER');
  const standing = nominations.filter((each) => each.stands).length;
  return done({
    focalName: call.focalName,
    owner: call.institution ?? (call.country && { name: call.country.nameEn, ...call.country }),
    course: call.run.course,
    city: { en: call.run.cityEn, ru: call.run.cityRu },
    country: call.run.country,
    startsOn: dayOf(call.run.startsOn),
    endsOn: dayOf(call.run.endsOn),
    open: state === 'OPEN',
    /** Of a country's call: where each person works is asked. */
    asksInstitution: call.institution === null,
    ...{ places, alternates, deadline },
    submitted: submittedAt !== null,
    letter: call.letter?.name ?? null,
    left: Math.max(0, places + alternates - standing),
    nominations,
  });
}

type Sheet = Extract<Awaited<ReturnType<typeof nominationSheet>>, { ok: true }>['value'];
export type NominationSheet = Sheet;
export type SheetNominee = Sheet['nominations'][number];
