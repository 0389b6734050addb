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
