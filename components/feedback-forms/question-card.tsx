import clsx from 'clsx';
import { ArrowDown, ArrowUp, ChevronRight, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { Question, TypedForm } from '@/lib/assessment/forms/schema';
import { inLanguage } from '@/lib/text/in-language';

type Props = {
  of: TypedForm['kind'];
  question: Question;
  place: number;
  count: number;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** One step up or down. */
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
  children: ReactNode;
};

/** One question of the list: what it asks at a glance, and its fields when it is opened. */
export function QuestionCard({
  of,
  question,
  place,
  count,
  open,
  onOpen,
  onMove,
  onRemove,
  children,
}: Props) {
  const t = useTranslations('feedbackForms');
  const id = useId();
  const number = place + 1;
  const text = inLanguage(useLocale() === 'ru' ? 'RU' : 'EN', question.textEn, question.textRu).trim();
  const moves = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    // There it opens the choices.
    if (event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li onKeyDown={moves} className="px-4 py-2.5">
      <div className="flex items-start gap-2">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={`${id}-fields`}
          aria-label={t('openQuestion', { place: number, text })}
          onClick={() => onOpen(!open)}
          className="min-h-control-small flex min-w-0 flex-1 items-start gap-2 rounded-sm py-1 text-left"
        >
          <ChevronRight
            aria-hidden
            className={clsx('text-ink-muted mt-0.5 size-4 shrink-0', open && 'rotate-90')}
          />
          <span className="min-w-0">
            <span className="font-medium [overflow-wrap:anywhere]">
              {number}. {text || t('newQuestion')}
            </span>
            <span className="mt-1 flex flex-wrap gap-1.5">
              <Badge>{t(`kinds.${question.kind}`)}</Badge>
              {of === 'EVALUATION' && <Badge>{t(`subjects.${question.about}`)}</Badge>}
              {!question.required && <Badge>{t('notRequired')}</Badge>}
            </span>
          </span>
        </button>
        <div className="flex">
          {([-1, 1] as const).map((step) => (
            <Button
              key={step}
              variant="quiet"
              size="sm"
              square
              aria-label={t(step < 0 ? 'moveUp' : 'moveDown', { place: number })}
              aria-disabled={(step < 0 ? place === 0 : number === count) || undefined}
              onClick={() => onMove(step)}
            >
              {step < 0 ? (
                <ArrowUp aria-hidden className="size-4" />
              ) : (
                <ArrowDown aria-hidden className="size-4" />
              )}
            </Button>
          ))}
          <Button
            variant="quiet"
            size="sm"
            square
            aria-label={t('removeQuestion', { place: number })}
            onClick={onRemove}
          >
            <Trash2 aria-hidden className="size-4" />
          </Button>
        </div>
      </div>
      <div id={`${id}-fields`} hidden={!open} className="pt-3 pb-2">
        {children}
      </div>
    </li>
  );
}
