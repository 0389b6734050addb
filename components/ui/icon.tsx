import { memo } from 'react';

type Props = {
  /** One of `shapes.ts`. */
  shape: string;
  className?: string | undefined;
  /** Where the icon says what no word beside it says; without it, it is not read aloud. */
  'aria-label'?: string | undefined;
};

/**
 * An icon for screens of which hundreds stand on one page, and which a slow phone has to load: the library's own components
 * weigh more than the shapes, and think about each icon at every drawing.
 */
export const Icon = memo(function Icon({ shape, className, 'aria-label': label }: Props) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={shape} />
    </svg>
  );
});
