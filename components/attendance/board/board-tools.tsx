'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Download } from 'lucide-react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { Select } from '@/components/ui/select';
import { shows, type BoardFilter } from './filter';

type Props = {
  runId: string;
  filter: BoardFilter;
  onFilter: (filter: BoardFilter) => void;
  /** How many people each choice shows. */
  counts: Record<(typeof shows)[number], number>;
};

/** Finds people on the board, and takes it away as a table. */
export function BoardTools({ runId, filter, onFilter, counts }: Props) {
  const t = useTranslations('attendance');
  const locale = useLocale();
  const file = (format: string) => `/api/runs/${runId}/board/export?format=${format}&language=${locale}`;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="w-56 max-md:flex-1">
        <Field label={t('findPerson')} unmarked>
          <Input
            type="search"
            data-search-main
            value={filter.q}
            onChange={(event) => onFilter({ ...filter, q: event.target.value })}
          />
        </Field>
      </div>
      <div className="w-56 max-md:flex-1">
        <Field label={t('show.label')} unmarked>
          <Select
            value={filter.show}
            onChange={(event) => onFilter({ ...filter, show: event.target.value as BoardFilter['show'] })}
            options={shows.map((value) => ({ value, label: `${t(`show.${value}`)} (${counts[value]})` }))}
          />
        </Field>
      </div>
      <div className="ml-auto flex gap-2 max-md:ml-0">
        <LinkButton href={file('xlsx')} icon={<Download aria-hidden className="size-4" />} prefetch={false}>
          XLSX
        </LinkButton>
        <LinkButton href={file('csv')} prefetch={false}>
          CSV
        </LinkButton>
      </div>
    </div>
  );
}
