/**
 * What is counted: one row of a relation is one of it. A participation is a confirmed place whose person attended
 * something; a person is somebody with a participation, once; a day is a day of a participation. A gain is a participation
 * with scores of both tests; a crowd is a count of people without names, the one that tells of its place.
 */
export const relationNames = [
  'run',
  'person',
  'participation',
  'day',
  'gain',
  'crowd',
  'country',
  'institution',
  'certificate',
  'qualification',
  'reached',
  'result',
] as const;

export type RelationName = (typeof relationNames)[number];

/** Which relation each figure counts; in their order. How it is counted is in `definitions`. */
export const relationOf = {
  people: 'person',
  women: 'person',
  men: 'person',
  sexNotStated: 'person',
  participations: 'participation',
  personDays: 'day',
  counted: 'crowd',
  runs: 'run',
  countries: 'country',
  institutions: 'institution',
  completed: 'participation',
  completionOpen: 'participation',
  notCompleted: 'participation',
  gainPairs: 'gain',
  meanGain: 'gain',
  certificatesOfCompletion: 'certificate',
  certificatesOfAttendance: 'certificate',
  certificatesEnded: 'certificate',
  statuses: 'qualification',
  cascadeReach: 'reached',
  results: 'result',
  resultsUndated: 'result',
} as const satisfies Record<string, RelationName>;

export type FigureKey = keyof typeof relationOf;

export const figureKeys = Object.keys(relationOf) as FigureKey[];

/**
 * What donors share: what belongs to one run each and is counted. The others are in full for each donor whatever the rule:
 * countries, institutions and what came of it are of many runs, and a mean is of the people that it is of.
 */
const ofOneRun: readonly RelationName[] = [
  ...(['run', 'person', 'participation', 'day', 'crowd', 'certificate', 'qualification'] as const),
];

export const isShared = (key: FigureKey): boolean => ofOneRun.includes(relationOf[key]);

/** What a number can be divided by. `country`: where somebody came from; `heldIn`: where the run was. */
export const dimensionNames = [
  'country',
  'sector',
  'sex',
  'course',
  'kind',
  'programme',
  'donor',
  'heldIn',
  'month',
  'quarter',
  'year',
  'run',
] as const;

export type DimensionName = (typeof dimensionNames)[number];

/** A part of a relation: its rows whose dimension has the value; null: those that say nothing of it. */
export type Part = { dimension: DimensionName; value: string | null };

const ofRun = ['course', 'kind', 'programme', 'donor', 'heldIn', 'month', 'quarter', 'year', 'run'] as const;

/** By what the rows of each relation can be divided. Countries and institutions: those of the participations of a part. */
export const dimensionsOf: Record<RelationName, readonly DimensionName[]> = {
  run: ofRun,
  person: dimensionNames,
  participation: dimensionNames,
  day: dimensionNames,
  gain: dimensionNames,
  crowd: ofRun,
  country: dimensionNames,
  institution: dimensionNames,
  certificate: dimensionNames,
  qualification: dimensionNames,
  reached: ['country', 'sex'],
  result: ['course', 'programme', 'month', 'quarter', 'year'],
};
