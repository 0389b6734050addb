/** The zone of a country's capital, where the country is one of the region: a first guess that the form shows. */
const zones: Record<string, string> = {
  KZ: 'Asia/Almaty',
  KG: 'Asia/Bishkek',
  TJ: 'Asia/Dushanbe',
  TM: 'Asia/Ashgabat',
  UZ: 'Asia/Tashkent',
};

export const usualZone = (countryCode: string): string | null => zones[countryCode] ?? null;

/** Every zone that this machine knows the clocks of, those of the region first. */
export function timeZones(): string[] {
  const near = [...new Set(Object.values(zones))];
  return [
    ...near,
    ...Intl.supportedValuesOf('timeZone').filter((zone) => !near.includes(zone)),
    'UTC',
  ].filter((zone, index, all) => all.indexOf(zone) === index);
}
