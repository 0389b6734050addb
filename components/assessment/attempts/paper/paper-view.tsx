import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { PaperSheet } from '@/lib/assessment/attempts/paper/queries';
import { PaperGrid } from './paper-grid';
import type { SavePaper } from './use-paper';

type Props = { sheet: PaperSheet; base: string; save: SavePaper };

/** Answers on paper: the questions to look up, and the grid to type into. */
export function PaperView({ sheet, base, save }: Props) {
  const t = useTranslations('runTests');
  const { questions, rows, run, testId } = sheet;
  return (
    <div className="flex flex-col gap-4">
      <div>
        <LinkButton href={base} variant="quiet" size="sm" icon={<ArrowLeft aria-hidden className="size-4" />}>
          {t('back')}
        </LinkButton>
      </div>
      {run.cancelled && <Notice tone="info">{t('sheet.cancelled')}</Notice>}
      {!testId ? (
        <Panel>
          <EmptyState title={t('sheet.none.title')}>{t('sheet.none.text')}</EmptyState>
        </Panel>
      ) : rows.length === 0 ? (
        <Panel>
          <EmptyState title={t('sheet.nobody.title')}>{t('sheet.nobody.text')}</EmptyState>
        </Panel>
      ) : (
        <>
          <Printing sheet={sheet} />
          <Questions questions={questions} />
          <PaperGrid sheet={sheet} testId={testId} save={save} />
        </>
      )}
    </div>
  );
}

/** Sheets to print, in each language in which the test is whole. */
function Printing({ sheet: { run, kind, languages } }: { sheet: PaperSheet }) {
  const t = useTranslations('runTests.sheet.print');
  const names = useTranslations('takeTest.languages');
  if (languages.length === 0) return null;
  const href = `/api/runs/${run.id}/test-sheet?kind=${kind.toLowerCase()}`;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1">
      <span className="font-medium">{t('title')}</span>
      {languages.flatMap((language) =>
        (['blank', 'named'] as const).map((which) => (
          <a
            key={`${language} ${which}`}
            className="link"
            href={`${href}&language=${language}${which === 'named' ? '&named=yes' : ''}`}
            target="_blank"
          >
            {t(which, { language: names(language) })}
          </a>
        )),
      )}
    </p>
  );
}

function Questions({ questions }: Pick<PaperSheet, 'questions'>) {
  const t = useTranslations('runTests.sheet');
  return (
    <details className="border-line bg-surface shadow-card rounded-lg border px-4 py-3">
      <summary className="cursor-pointer font-medium">{t('questions')}</summary>
      <ol className="mt-2 flex list-decimal flex-col gap-1 pl-6">
        {questions.map(({ id, kind, keys, text }) => (
          <li key={id} className="break-words">
            {text}{' '}
            <span className="text-ink-muted text-sm">
              ({t(`kinds.${kind}`, { letters: keys.join(', ') })})
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
