import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { MergeField, Side } from '@/lib/certificates/merges/rules';

/** A field with both values in words; null: the record says nothing. */
export type FieldToMerge = { field: MergeField; label: string; kept: string | null; merged: string | null };

type Props = {
  fields: readonly FieldToMerge[];
  chosen: Partial<Record<MergeField, Side>>;
  onChoose: (field: MergeField, side: Side) => void;
};

/** Field by field, what each record says and which word stays; what differs is chosen. */
export function MergeFields({ fields, chosen, onChoose }: Props) {
  const t = useTranslations('merges');
  const value = ({ field, label, kept, merged }: FieldToMerge, side: Side) => {
    const text = side === 'KEPT' ? kept : merged;
    if (text === null) return <span className="text-ink-muted">{t('nothing')}</span>;
    if (side === 'MERGED' && kept === merged) return <span className="text-ink-muted">{t('same')}</span>;
    const differs = kept !== null && merged !== null && kept !== merged;
    const stays = differs ? (chosen[field] ?? 'KEPT') === side : true;
    const words = (
      <span dir="auto" className={stays ? 'min-w-0 break-words' : 'text-ink-muted min-w-0 break-words'}>
        {text}
      </span>
    );
    if (!differs) return words;
    return (
      <label className="flex min-w-0 items-start gap-2 pointer-coarse:py-1.5">
        <input
          type="radio"
          name={field}
          value={side}
          checked={stays}
          onChange={() => onChoose(field, side)}
          aria-label={`${label}: ${text}`}
          className="accent-accent mt-0.5 size-4 shrink-0 pointer-coarse:size-5"
        />
        {words}
      </label>
    );
  };
  return (
    <Panel title={t('fields')} hint={t('fieldsHint')} flush>
      <Table caption={t('fields')}>
        <Thead>
          <Tr>
            <Th>{t('field')}</Th>
            <Th>{t('stays')}</Th>
            <Th>{t('goes')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {fields.map((each) => (
            <Tr key={each.field}>
              <Td head>{each.label}</Td>
              <Td label={t('stays')}>{value(each, 'KEPT')}</Td>
              <Td label={t('goes')}>{value(each, 'MERGED')}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Panel>
  );
}
