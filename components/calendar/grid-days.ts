import { addDays, type Day } from '@/lib/time/day';

const two = (value: number) => String(value).padStart(2, '0');

/** The day that the library means: the face of a clock that knows no zone, read from a Date of the browser. */
export const dayOfFace = (face: Date): Day =>
  `${String(face.getFullYear()).padStart(4, '0')}-${two(face.getMonth() + 1)}-${two(face.getDate())}`;

/** 'HH:mm' of the same. */
export const timeOfFace = (face: Date): string => `${two(face.getHours())}:${two(face.getMinutes())}`;

/** The library's days end before the last one begins. */
export const pastDay = (last: Day): Day => addDays(last, 1);
export const lastBefore = (past: Date): Day => addDays(dayOfFace(past), -1);
