/** The product's mark: one step leads to the next. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path d="M7 9h8M12 16h8M17 23h8" stroke="var(--on-accent)" strokeWidth="4" strokeLinecap="round" />
    </svg>
  );
}
