import { useTranslations } from 'next-intl';
import { State, type Tone } from '@/components/ui/state';
import type { Completion } from '@/lib/certificates/completion/rules';
import { useConditionText } from './condition-text';

const tone = { MET: 'ok', OPEN: 'info', NOT_MET: 'warn' } as const satisfies Record<string, Tone>;

/**
 * Why a course is completed or not: every condition with its sign, its word and its numbers; one alone is a sentence. Of
 * spans, so that it stands inside a paragraph as well.
 */
export function CompletionReason({ completion }: { completion: Completion }) {
  const t = useTranslations('certificates.condition');
  const text = useConditionText();
  const [only, ...others] = completion.conditions;
  if (only && others.length === 0) return text(only);
  return (
    <span role="list" className="flex flex-col gap-1">
      {completion.conditions.map((condition) => (
        <span key={condition.code} role="listitem" className="block">
          <State tone={tone[condition.state]} plain className="mr-1.5 align-bottom">
            {t('heading', { what: t(`code.${condition.code}`), state: t(`state.${condition.state}`) })}
          </State>{' '}
          {text(condition)}
        </span>
      ))}
    </span>
  );
}
