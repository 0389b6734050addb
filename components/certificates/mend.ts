import type { Refusal } from '@/lib/errors/outcome';

export type Mend = {
  href: string;
  label: 'person' | 'course' | 'run' | 'office' | 'qualification' | 'template';
};

/** Where what is missing on a paper can be added; null where it is on this page (the terms). */
export function mendOf(
  { path = '' }: Refusal,
  { runId, courseId, personId }: { runId: string; courseId: string; personId?: string },
): Mend | null {
  const [part] = path.split('.');
  if (part === 'holder' && personId) return { href: `/people/${personId}/edit`, label: 'person' };
  if (part === 'course') return { href: `/courses/${courseId}`, label: 'course' };
  if (part === 'run') return { href: `/runs/${runId}/edit`, label: 'run' };
  if (part === 'qualification') return { href: '/qualifications', label: 'qualification' };
  if (part === 'design') return { href: `/courses/${courseId}/certificate`, label: 'template' };
  if (part === 'issuer') return { href: '/settings', label: 'office' };
  return null;
}
