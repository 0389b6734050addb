import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Refusal } from '@/lib/errors/outcome';
import { mendOf } from './mend';
import { useProblemText } from './problem-text';

type Props = { problems: readonly Refusal[]; runId: string; courseId: string; personId?: string };

/** What a paper lacks, each with the way to where it can be added. */
export function Problems({ problems, ...where }: Props) {
  const t = useTranslations('certificates.mend');
  const text = useProblemText();
  return (
    <ul>
      {problems.map((problem, index) => {
        const mend = mendOf(problem, where);
        return (
          <li key={index}>
            {text(problem)}{' '}
            {mend && (
              <Link href={mend.href} className="link">
                {t(mend.label)}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
