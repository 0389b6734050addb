import Link from 'next/link';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from './button-style';

type Props = {
  page: number;
  pageSize: number;
  total: number;
  /** There are more than `total`, uncounted. */
  more?: boolean;
  path: string;
  /** The search parameters that stay: filters and order; as pairs where one has several values. */
  params: Record<string, string | undefined> | readonly (readonly [string, string])[];
};

/** Which rows are seen, of how many, and the way to the others. Nothing when all fit on one page. */
export function Pagination({ page, pageSize, total, more = false, path, params }: Props) {
  const t = useTranslations('common');
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const href = (to: number) => {
    const given = Array.isArray(params) ? params : Object.entries(params);
    const kept = given.filter((entry): entry is [string, string] => Boolean(entry[1]) && entry[0] !== 'page');
    const query = new URLSearchParams([...kept, ...(to > 1 ? [['page', String(to)]] : [])] as [
      string,
      string,
    ][]);
    return query.size > 0 ? `${path}?${query}` : path;
  };
  const step = (to: number, label: string, icon: React.ReactNode) =>
    to < 1 || to > pages ? (
      <span aria-hidden className={buttonClass({ size: 'sm', square: true, className: 'opacity-40' })}>
        {icon}
      </span>
    ) : (
      <Link href={href(to)} aria-label={label} className={buttonClass({ size: 'sm', square: true })}>
        {icon}
      </Link>
    );
  return (
    <nav
      aria-label={t('pages')}
      className="text-ink-muted flex items-center justify-between gap-3 px-4 py-2.5"
    >
      <span>
        {t(more ? 'rowsShownOfMore' : 'rowsShown', {
          from: total === 0 ? 0 : (page - 1) * pageSize + 1,
          to: Math.min(total, page * pageSize),
          total,
        })}
      </span>
      {pages > 1 && (
        <span className="flex items-center gap-1.5">
          {step(page - 1, t('previousPage'), <ChevronLeft aria-hidden className="size-4" />)}
          {step(page + 1, t('nextPage'), <ChevronRight aria-hidden className="size-4" />)}
        </span>
      )}
    </nav>
  );
}
