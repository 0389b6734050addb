import type { Outcome } from '@/lib/errors/outcome';

type Action<Input, T = unknown> = (input: Input) => Promise<
  | {
      data?: Outcome<T>;
      serverError?: { errorId: string };
      validationErrors?: { formErrors?: string[]; fieldErrors?: Record<string, string[] | undefined> };
    }
  | undefined
>;

/** What is typed of a person: texts, as fields hold them. */
export type Typed = {
  officialName: string;
  latinName: string;
  sex: '' | 'FEMALE' | 'MALE';
  birthDate: string;
  position: string;
  phone: string;
  email: string;
  institution: string;
};

type OfNomination = { token: string; nominationId: string };

/** What the holder of a link can do. */
export type SheetActions = {
  name: Action<Typed & { token: string; replacesId: string | null }>;
  nameMany: Action<{ token: string; nominees: NamedRow[] }, { named: number }>;
  rename: Action<Typed & OfNomination>;
  move: Action<OfNomination & { by: 1 | -1 }>;
  takeBack: Action<OfNomination>;
  answer: Action<OfNomination & { answer: string }>;
  handOver: Action<{ token: string }, { named: number }>;
};

/** A row of a list, as it is named. */
type NamedRow = { [Field in keyof Omit<Typed, 'sex'>]: string | null } & {
  sex: 'FEMALE' | 'MALE' | null;
};
