/** Keys to press, as on the keyboard: <KeyHint keys={['g', 't']} />. Hidden where there is no keyboard. */
export function KeyHint({ keys }: { keys: readonly string[] }) {
  return (
    <span className="inline-flex gap-1 max-md:hidden pointer-coarse:hidden">
      {keys.map((key) => (
        <kbd
          key={key}
          className="border-line bg-sunken text-ink-muted inline-flex min-w-5 items-center justify-center rounded-sm border px-1 font-sans text-sm"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
