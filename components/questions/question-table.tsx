import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { State } from '@/components/ui/state';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TitleLink } from '@/components/ui/title-link';
import type { BankQuestion } from '@/lib/assessment/questions/queries';
import { textIn } from '@/lib/assessment/questions/rules';
import { questionLanguages } from '@/lib/assessment/questions/schema';
import type { QuestionStatistics } from '@/lib/assessment/statistics/queries';
import { isAlarm, shareOf } from '@/lib/assessment/statistics/rules';
import { readerLanguage } from './languages';

type Props = { courseId: string; rows: readonly BankQuestion[]; statistics: readonly QuestionStatistics[] };

/** A page of a bank: what each question asks now, in which languages and tests, and how that version did. */
export function QuestionTable({ courseId, rows, statistics }: Props) {
  const t = useTranslations('bank');
  const language = readerLanguage(useLocale());
  return (
    <Table caption={t('list.caption')}>
      <Thead>
        <Tr>
          <Th>{t('question')}</Th>
          <Th>{t('list.languages')}</Th>
          <Th>{t('list.standsIn')}</Th>
          <Th>{t('list.did')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head className="md:max-w-120">
              <TitleLink
                href={`/courses/${courseId}/tests/questions/${row.id}`}
                title={
                  <span className="line-clamp-3 break-words">
                    {t('test.named', { number: row.number, text: textIn(row.definition.texts, language) })}
                  </span>
                }
                note={[
                  t(`kinds.${row.kind}`),
                  t('test.worth', { points: row.points }),
                  t('list.versions', { count: row.version }),
                ].join(' · ')}
              />
            </Td>
            <Td label={t('list.languages')}>
              <span className="flex flex-wrap gap-1">
                {questionLanguages
                  .filter((each) => row.definition.texts[each])
                  .map((each) => (
                    <Badge key={each}>
                      <abbr title={t(`languages.${each}`)} className="no-underline">
                        {each.toUpperCase()}
                      </abbr>
                    </Badge>
                  ))}
              </span>
            </Td>
            <Td label={t('list.standsIn')}>
              {row.standsIn.length === 0 ? (
                <span className="text-ink-muted">–</span>
              ) : (
                <span className="flex flex-col max-md:items-end">
                  {row.standsIn.map(({ kind, version }) => (
                    <span key={kind}>
                      {t(`test.kind.${kind}`)}
                      {version < row.version && (
                        <span className="text-ink-muted text-sm"> {t('list.asksOlder', { version })}</span>
                      )}
                    </span>
                  ))}
                </span>
              )}
            </Td>
            <Td label={t('list.did')}>
              <Did statistics={statistics.filter(({ versionId }) => versionId === row.versionId)} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Did({ statistics }: { statistics: readonly QuestionStatistics[] }) {
  const t = useTranslations('bank.statistics');
  if (statistics.length === 0) return <span className="text-ink-muted">{t('noTries')}</span>;
  return (
    <span className="flex flex-col gap-1 max-md:items-end">
      {statistics.map(({ kind, tries, right, figures }) => (
        <span key={kind}>
          {t('inShort', {
            test: t(`kind.${kind}`),
            percent: Math.round((shareOf({ tries, right }) ?? 0) * 100),
            tries,
          })}
          {(figures?.flags ?? [])
            .filter((flag) => isAlarm(flag, kind))
            .map((flag) => (
              <State key={flag} tone="warn" plain className="ml-2">
                {t(`flags.${flag}`)}
              </State>
            ))}
        </span>
      ))}
    </span>
  );
}
