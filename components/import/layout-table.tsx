import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { ListLayout } from '@/lib/people/lists/types';
import { letterOf } from './letter';

/** The first rows of a file whose columns nobody recognised, as they stand there. */
export function LayoutTable({ layout }: { layout: ListLayout }) {
  const t = useTranslations('import');
  return (
    <Panel title={t('sample')} flush>
      <Table caption={t('sampleRows')} phone="scroll" boxed>
        <Thead>
          <Tr>
            <Th numeric className="static!">
              {t('cell.row')}
            </Th>
            {layout.columns.map(({ index, header }) => (
              <Th key={index} className="static!">
                {header || t('column', { letter: letterOf(index) })}
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {layout.sample.map(({ row, cells }) => (
            <Tr key={row}>
              <Td head numeric>
                {row}
              </Td>
              {cells.map((cell, index) => (
                <Td key={index}>{cell}</Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Panel>
  );
}
