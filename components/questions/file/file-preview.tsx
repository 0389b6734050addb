'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { State } from '@/components/ui/state';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { JudgedRow } from '@/lib/assessment/questions/file/rules';
import { textIn } from '@/lib/assessment/questions/rules';
import {
  questionLanguages,
  type QuestionInput,
  type QuestionLanguage,
} from '@/lib/assessment/questions/schema';
import type { Refusal } from '@/lib/errors/outcome';
import { readerLanguage } from '../languages';
import { useSpan } from '../use-span';

/** What each row of a table makes, or why it makes nothing. */
export function FilePreview({ rows }: { rows: readonly JudgedRow[] }) {
  const t = useTranslations('bank.file');
  const fresh = rows.filter((row) => 'question' in row && !row.sameAs).length;
  const refused = rows.filter((row) => 'refusals' in row).length;
  return (
    <>
      <p role="status" className="font-medium">
        {t('summary', { fresh, known: rows.length - fresh - refused, refused })}
      </p>
      <Table caption={t('caption')}>
        <Thead>
          <Tr>
            <Th numeric>{t('row')}</Th>
            <Th>{t('makes')}</Th>
            <Th>{t('state')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Tr key={row.row}>
              <Td numeric label={t('row')}>
                {row.row}
              </Td>
              <Td className="max-md:text-right">
                {'question' in row ? <Made question={row.question} /> : row.text || '–'}
              </Td>
              <Td label={t('state')} className="max-md:text-right md:min-w-56">
                {'refusals' in row ? (
                  <ul className="text-danger text-sm font-medium">
                    {row.refusals.map((refusal) => (
                      <li key={`${refusal.code} ${refusal.path}`}>
                        <Why refusal={refusal} />
                      </li>
                    ))}
                  </ul>
                ) : row.sameAs ? (
                  <State tone="neutral" className="whitespace-normal">
                    {'number' in row.sameAs ? t('known', row.sameAs) : t('twice', row.sameAs)}
                  </State>
                ) : (
                  <State tone="ok">{t('new')}</State>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </>
  );
}

function Made({ question: { kind, points, definition } }: { question: QuestionInput }) {
  const t = useTranslations('bank');
  const language = readerLanguage(useLocale());
  const span = useSpan();
  const { texts, options, isTrue, number, tolerance } = definition;
  const right =
    kind === 'NUMBER'
      ? span(number ?? 0, tolerance)
      : kind === 'TRUE_FALSE'
        ? t(isTrue ? 'view.true' : 'view.false')
        : t('file.rightOf', {
            right: options
              .filter((each) => each.right)
              .map((each) => textIn(each.texts, language))
              .join(', '),
            count: options.length,
          });
  return (
    <span className="min-w-0">
      <span className="block break-words">{textIn(texts, language)}</span>
      <span className="text-ink-muted block text-sm break-words">
        {[
          t(`kinds.${kind}`),
          t('test.worth', { points }),
          right,
          questionLanguages
            .filter((each) => texts[each])
            .map((each) => t(`languages.${each}`))
            .join(', '),
        ].join(' · ')}
      </span>
    </span>
  );
}

/** A refusal with the column that it is about, and of options which one, in which language. */
function Why({ refusal }: { refusal: Refusal }) {
  const t = useTranslations('bank');
  const text = useRefusalText();
  const [part = '', ...rest] = (refusal.path ?? '').replace(/^definition\./, '').split('.');
  const columns = ['kind', 'texts', 'options', 'right', 'points', 'number', 'tolerance', 'isTrue'] as const;
  const column = columns.find((each) => each === part);
  const language = questionLanguages.find((each): each is QuestionLanguage => rest.includes(each));
  const place = [
    column && t(`file.column.${column}`),
    /^\d+$/.test(rest[0] ?? '') && String(Number(rest[0]) + 1),
    language && t(`languages.${language}`),
  ].filter(Boolean);
  return place.length > 0 ? t('file.why', { place: place.join(', '), why: text(refusal) }) : text(refusal);
}
