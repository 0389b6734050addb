import { Check } from 'lucide-react';
import clsx from 'clsx';

type Props = {
  label: string;
  steps: readonly string[];
  /** Index of the step that is being done. */ current: number;
};

/** Where one is in a piece of work with several pages. */
export function Steps({ label, steps, current }: Props) {
  return (
    <ol aria-label={label} className="mb-5 flex flex-wrap gap-x-6 gap-y-2">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? 'step' : undefined}
          className={clsx('flex items-center gap-2', index === current ? 'font-semibold' : 'text-ink-muted')}
        >
          <span
            aria-hidden
            className={clsx(
              'flex size-6 items-center justify-center rounded-full border text-sm font-semibold',
              index < current && 'border-accent bg-accent-soft text-accent',
              index === current && 'border-accent bg-accent text-on-accent',
              index > current && 'border-line-strong',
            )}
          >
            {index < current ? <Check className="size-3.5" /> : index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
