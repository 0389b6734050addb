import { getLocale } from 'next-intl/server';
import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { programmeOptions } from '@/lib/programmes/queries';
import { qualificationTypeOptions } from '@/lib/qualifications/queries';
import { inLanguage } from '@/lib/text/in-language';

/** What the form of a course chooses from: the programmes that the actor may change, and the kinds of status. */
export async function courseFormOptions(actor: Actor) {
  const language = (await getLocale()) === 'ru' ? 'RU' : 'EN';
  const [programmes, statuses] = await Promise.all([
    programmeOptions(actor),
    qualificationTypeOptions(actor),
  ]);
  return {
    programmes: programmes
      .filter(({ id }) => canManageProgramme(actor, { programmeId: id }))
      .map(({ id, code, titleEn, titleRu }) => ({
        value: id,
        label: `${code} · ${inLanguage(language, titleEn, titleRu)}`,
      })),
    statuses: statuses.map(({ id, nameEn, nameRu }) => ({
      value: id,
      label: inLanguage(language, nameEn, nameRu),
    })),
  };
}
