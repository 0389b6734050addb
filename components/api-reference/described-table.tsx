import { useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { Described } from '@/lib/reports/api/reference/rules';

type Row = Described & { required?: boolean };
type Props = { caption: string; title: string; rows: readonly Row[] };

/** Parameters or fields: what each is called, how it is written and what it means. */
export function DescribedTable({ caption, title, rows }: Props) {
  const t = useTranslations('api.page');
  const forms = useTranslations('api.forms');
  const written = ({ form, many, nullable }: Row) =>
    [many ? t('listOf', { form: forms(form) }) : forms(form), nullable && t('orNull')]
      .filter(Boolean)
      .join(' ');
  return (
    <Table caption={caption}>
      <Thead>
        <Tr>
          <Th>{title}</Th>
          <Th>{t('form')}</Th>
          <Th>{t('meaning')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.name}>
            <Td head className="md:min-w-44">
              <code className="text-sm break-all">{row.name}</code>
            </Td>
            <Td label={t('form')}>
              {written(row)}
              {row.required && ` · ${t('required')}`}
            </Td>
            <Td label={t('meaning')}>
              {row.words}
              {row.choices.length > 0 && (
                <code className="text-ink-muted block text-sm break-words">{row.choices.join(' · ')}</code>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
