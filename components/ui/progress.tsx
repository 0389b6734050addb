import clsx from 'clsx';

type Props = {
  label: string;
  value: number;
  max: number;
  text?: string;
  hideLabel?: boolean;
  className?: string;
};

/** How far a piece of work is, or how full a quota. `text` is what is said beside the bar ("12 of 20"). */
export function Progress({ label, value, max, text, hideLabel, className }: Props) {
  const share = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <div className={clsx('min-w-0', className)}>
      <div className={clsx('mb-1 flex justify-between gap-3', hideLabel && 'sr-only')}>
        <span>{label}</span>
        {text && <span className="text-ink-muted whitespace-nowrap">{text}</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
        className="bg-line h-2 overflow-hidden rounded-full"
      >
        <svg
          aria-hidden
          viewBox="0 0 100 1"
          preserveAspectRatio="none"
          className="text-accent block h-full w-full"
        >
          <rect width={share} height="1" fill="currentColor" />
        </svg>
      </div>
    </div>
  );
}
