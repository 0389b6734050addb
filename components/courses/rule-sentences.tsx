import type { CompletionDefinition } from '@/lib/courses/schema';
import { useRuleWords } from './rule-words';

/** What a rule asks, a sentence a line: the first one is the one that most people look for. */
export function RuleSentences({ definition, plain }: { definition: CompletionDefinition; plain?: boolean }) {
  const { asks, second } = useRuleWords()(definition);
  const [first, ...others] = asks;
  return (
    <>
      <p className={plain ? undefined : 'text-lg font-medium text-balance'}>{first}</p>
      {others.map((sentence) => (
        <p key={sentence} className={plain ? undefined : 'mt-1'}>
          {sentence}
        </p>
      ))}
      {second.length > 0 && <p className={plain ? 'text-ink-muted' : 'mt-2'}>{second.join(' ')}</p>}
    </>
  );
}
