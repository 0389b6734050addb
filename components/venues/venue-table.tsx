import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';

type Row = {
  id: string;
  name: string;
  address: string | null;
  city: string;
  country: string;
  rooms: number;
  runs: number;
};

/** Venues by name, with how many rooms they have and how many runs are ahead there. */
export function VenueTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations('venues');
  return (
    <Table caption={t('caption')}>
      <Thead>
        <Tr>
          <Th>{t('column.name')}</Th>
          <Th>{t('column.city')}</Th>
          <Th>{t('column.country')}</Th>
          <Th numeric>{t('column.rooms')}</Th>
          <Th numeric>{t('column.runs')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head className="md:max-w-96">
              <Link href={`/venues/${row.id}`} className="group block min-w-0">
                <span className="text-accent group-hover:underline">{row.name}</span>
                {row.address && (
                  <span className="text-ink-muted block text-sm font-normal">{row.address}</span>
                )}
              </Link>
            </Td>
            <Td label={t('column.city')}>{row.city}</Td>
            <Td label={t('column.country')}>{row.country}</Td>
            <Td label={t('column.rooms')} numeric>
              {row.rooms}
            </Td>
            <Td label={t('column.runs')} numeric>
              {row.runs}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
