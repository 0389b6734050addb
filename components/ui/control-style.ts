/** The look of everything that is typed into. 16 px on a phone, or the phone zooms in. */
export const controlClass =
  'control-edge h-control w-full min-w-0 px-3 max-md:text-[1rem] placeholder:text-ink-muted [&[readonly]]:bg-sunken';
