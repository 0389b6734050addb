import { getTranslations } from 'next-intl/server';

/** The way up from the pages of a course's tests; `inner`: from a page below the bank itself. */
export async function trailOf({ id, code }: { id: string; code: string }, inner = false) {
  const [courses, t] = await Promise.all([getTranslations('courses'), getTranslations('bank')]);
  return [
    { href: '/courses', label: courses('title') },
    { href: `/courses/${id}`, label: code },
    ...(inner ? [{ href: `/courses/${id}/tests`, label: t('title') }] : []),
  ];
}
