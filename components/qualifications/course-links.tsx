import Link from 'next/link';
import { useLocale } from 'next-intl';
import { inLanguage } from '@/lib/text/in-language';

type Course = { id: string; code: string; titleEn: string; titleRu: string | null };

/** Courses by title, each leading to its page; `none` says what their absence means. */
export function CourseLinks({ courses, none }: { courses: readonly Course[]; none: string }) {
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  if (courses.length === 0) return <span className="text-ink-muted">{none}</span>;
  return (
    <ul className="flex min-w-0 flex-col gap-0.5">
      {courses.map(({ id, titleEn, titleRu }) => (
        <li key={id}>
          <Link className="link" href={`/courses/${id}`}>
            {inLanguage(language, titleEn, titleRu)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
