import type { Actor } from '@/lib/auth/actor';
import type { Day } from '@/lib/time/day';
import type { Keyed } from './pages/rules';

/** Who reads, and how far: `names` says whether the token may tell who somebody is. `today`: the office's day. */
export type Reader = { actor: Actor; names: boolean; now: Date; today: Day };

/** Which part of a list: what comes after a key, and how many rows at most. */
export type Slice = { after: string | null; take: number };

export type Read<Row> = Promise<Keyed<Row>[]>;
