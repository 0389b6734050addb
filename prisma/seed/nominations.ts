import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { nominatePath } from '@/lib/enrolments/nominations/access/queries';
import { askFocalPoint } from '@/lib/enrolments/nominations/calls/commands';
import { handOver, namePeople } from '@/lib/enrolments/nominations/naming/commands';
import type { Nominee } from '@/lib/enrolments/nominations/schema';
import type { Day } from '@/lib/time/day';
import { must } from './must';

const blank = { birthDate: null, email: null, phone: null, institution: null };

/** Invented, as all people of the lists are. */
const nominees: Nominee[] = [
  {
    ...blank,
    officialName: 'Каримова Фарангис',
    latinName: 'Karimova Farangis',
    sex: 'FEMALE',
    position: 'Эксперт',
  },
  {
    ...blank,
    officialName: 'Назаров Бахтиёр',
    latinName: 'Nazarov Bakhtiyor',
    sex: 'MALE',
    position: 'Инспектор',
  },
];

/** A focal point was asked, named two people by the link, and nobody has decided yet. */
export async function nominateFromTajikistan(actor: Actor, runId: string, deadline: Day): Promise<void> {
  const { callId } = must(
    await askFocalPoint(actor, runId, {
      institutionId: null,
      countryCode: 'TJ',
      places: 5,
      alternates: 2,
      deadline,
      focalName: 'Focal point of Tajikistan',
      focalEmail: 'focal.tj@cascade.example',
      language: 'RU',
      note: null,
    }),
  );
  const call = await db.nominationCall.findUniqueOrThrow({
    where: { id: callId },
    select: { id: true, linkVersion: true },
  });
  const door = { token: nominatePath(call).split('/').at(-1) ?? '', address: 'seed' };
  must(await namePeople(door, nominees));
  must(await handOver(door));
}
