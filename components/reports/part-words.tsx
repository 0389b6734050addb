import { useTranslations } from 'next-intl';
import type { Part } from '@/lib/reports/figures/types';
import { useValueWords } from './words';

/** "Country: Kyrgyzstan". */
export function PartWords({ part, labels }: { part: Part; labels: ReadonlyMap<string, string> | undefined }) {
  const t = useTranslations('reports.dimension');
  const word = useValueWords();
  return (
    <span>
      {t(part.dimension)}: {word(part.dimension, part.value, labels)}
    </span>
  );
}
