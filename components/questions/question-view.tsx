import { useId } from 'react';
import { useTranslations } from 'next-intl';
import { CircleCheck } from 'lucide-react';
import { textIn } from '@/lib/assessment/questions/rules';
import type { QuestionDefinition, QuestionLanguage } from '@/lib/assessment/questions/schema';
import { useSpan } from './use-span';
import type { TestQuestionKind } from '@/prisma/generated/enums';

type Props = {
  kind: TestQuestionKind;
  definition: QuestionDefinition;
  language: QuestionLanguage;
  /** Also what is right, for whoever writes it. */
  withKey?: boolean;
};

/** A question as somebody reads it who is asked it. Nothing can be chosen here. */
export function QuestionView({ kind, definition, language, withKey }: Props) {
  const t = useTranslations('bank.view');
  const span = useSpan();
  const name = useId();
  const { texts, options, isTrue, number, tolerance } = definition;
  const choices =
    kind === 'TRUE_FALSE'
      ? [
          { key: 'true', text: t('true'), right: isTrue === true },
          { key: 'false', text: t('false'), right: isTrue === false },
        ]
      : options.map((each) => ({ key: each.key, text: textIn(each.texts, language), right: each.right }));
  return (
    <div lang={language} className="min-w-0">
      <p className="font-medium break-words whitespace-pre-line">{textIn(texts, language) || t('noText')}</p>
      {kind === 'MULTIPLE' && <p className="text-ink-muted text-sm">{t('several')}</p>}
      {kind === 'NUMBER' ? (
        <p className="text-ink-muted mt-2">
          {withKey && number !== null ? span(number, tolerance) : t('writeNumber')}
        </p>
      ) : (
        <ul className="mt-2 flex flex-col">
          {choices.map(({ key, text, right }) => (
            <li key={key} className="flex items-start gap-2.5 py-1">
              <input
                type={kind === 'MULTIPLE' ? 'checkbox' : 'radio'}
                name={`${name}-${key}`}
                disabled
                aria-label={text || t('noText')}
                className="mt-0.5 size-4 shrink-0"
              />
              <span aria-hidden className="min-w-0 break-words">
                {text || <span className="text-ink-muted">{t('noText')}</span>}
              </span>
              {withKey && right && (
                <span className="text-ok flex shrink-0 items-center gap-1 text-sm">
                  <CircleCheck aria-hidden className="size-4" />
                  {t('right')}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
