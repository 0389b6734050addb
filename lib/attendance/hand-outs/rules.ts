type Recipients = {
  /** Who was there, a list a session. */
  sessions: readonly (readonly string[])[];
  personIds: readonly string[];
};

/** How many people received a document, each once, however it reached them. Institutions are not people and are not counted. */
export const receivers = ({ sessions, personIds }: Recipients): number =>
  new Set([...sessions.flat(), ...personIds]).size;
