/** The parameters of the calendar's address, as given. */
export type Given = Readonly<Record<string, string | null>>;

/** The calendar as it is, with something changed; null takes a parameter away. */
export function calendarHref(given: Given, changes: Given): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...given, ...changes })) if (value) params.set(name, value);
  return params.size > 0 ? `/calendar?${params}` : '/calendar';
}
