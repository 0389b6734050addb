import Link from 'next/link';
import { otherName, shownName, type Names } from '@/lib/people/names/rules';

type Props = Names & { href?: string; note?: React.ReactNode };

/** A person by both names: the official one first, the Latin one below where it is written otherwise. */
export function TwoNames({ href, note, ...names }: Props) {
  const other = otherName(names);
  const text = (
    <>
      <span className={href ? 'text-accent group-hover:underline' : undefined} dir="auto">
        {shownName(names)}
      </span>
      {other && (
        <span className="text-ink-muted block text-sm font-normal" dir="auto">
          {other}
        </span>
      )}
    </>
  );
  return (
    <span className="block min-w-0">
      {href ? (
        <Link href={href} className="group block min-w-0">
          {text}
        </Link>
      ) : (
        text
      )}
      {note && <span className="text-ink-muted block text-sm font-normal">{note}</span>}
    </span>
  );
}
