import { useLocale, useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { textIn } from '@/lib/assessment/questions/rules';
import { gainOf, shareOf } from '@/lib/assessment/statistics/rules';
import type { TestKind } from '@/prisma/generated/enums';
import { readerLanguage } from '../languages';
import { Flags } from './flags';
import { placeOf, type Item } from './items';
import { useFigures } from './use-figures';

const kinds: readonly TestKind[] = ['PRE', 'POST'];

/** Every question with its figures in one line. */
export function ItemTable({ items }: { items: readonly Item[] }) {
  const t = useTranslations('bank');
  const language = readerLanguage(useLocale());
  const { percent, index, points } = useFigures();
  return (
    <Table caption={t('statistics.all')}>
      <Thead>
        <Tr>
          <Th>{t('question')}</Th>
          {kinds.map((kind) => (
            <Th key={kind} numeric>
              {t(`statistics.kind.${kind}`)}
            </Th>
          ))}
          <Th numeric>{t('statistics.gain')}</Th>
          <Th numeric>{t('statistics.discrimination')}</Th>
          <Th numeric>{t('statistics.correlation')}</Th>
          <Th>{t('statistics.says')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {items.map((item) => {
          // What tells people apart is read off the test after, where there is one.
          const told = item.tests.POST?.figures ?? item.tests.PRE?.figures ?? null;
          const gain = item.tests.POST && item.paired ? gainOf(item.paired) : null;
          return (
            <Tr key={item.versionId}>
              <Td head className="md:max-w-96">
                <a
                  href={`#${placeOf(item)}`}
                  className="text-accent line-clamp-2 break-words hover:underline"
                >
                  {t('test.named', { number: item.number, text: textIn(item.definition.texts, language) })}
                </a>
                {item.version > 1 && (
                  <span className="text-ink-muted text-sm">
                    {t('statistics.version', { version: item.version })}
                  </span>
                )}
              </Td>
              {kinds.map((kind) => {
                const row = item.tests[kind];
                return (
                  <Td key={kind} numeric label={t(`statistics.kind.${kind}`)}>
                    {row ? (
                      <span className="whitespace-nowrap">
                        {percent(shareOf(row))}{' '}
                        <span className="text-ink-muted text-sm">
                          {t('statistics.ofTries', { count: row.tries })}
                        </span>
                      </span>
                    ) : (
                      '–'
                    )}
                  </Td>
                );
              })}
              <Td numeric label={t('statistics.gain')} className="whitespace-nowrap">
                {points(gain)}
              </Td>
              <Td numeric label={t('statistics.discrimination')}>
                {index(told?.discrimination ?? null)}
              </Td>
              <Td numeric label={t('statistics.correlation')}>
                {index(told?.correlation ?? null)}
              </Td>
              <Td label={t('statistics.says')} className="max-md:text-right">
                <Flags item={item} />
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}
