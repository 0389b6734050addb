import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import type { AnswersOfPlace, Tries } from '@/lib/assessment/attempts/overview/queries';
import { testHref } from './addresses';
import type { Annul } from './annul-try';
import { AnswersPanel } from './answers-panel';
import { TriesTable } from './tries-table';

type Props = { tries: Tries; answers: AnswersOfPlace | null; base: string; annul: Annul };

/** Who has handed in, and what one of them answered. */
export function TriesView({ tries, answers, base, annul }: Props) {
  const t = useTranslations('runTests');
  return (
    <div className="flex flex-col items-start gap-4 *:w-full">
      <div>
        <LinkButton href={base} variant="quiet" size="sm" icon={<ArrowLeft aria-hidden className="size-4" />}>
          {t('back')}
        </LinkButton>
      </div>
      {answers && <AnswersPanel answers={answers} closeHref={testHref(base, 'tries', tries.kind)} />}
      <TriesTable {...{ tries, base, annul }} />
    </div>
  );
}
