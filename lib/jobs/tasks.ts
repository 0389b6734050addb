/** What a task is told about the try that it is. */
export type Try = { attempt: number; last: boolean };

/**
 * A job's work. It may be done twice (a process that died in the middle is tried again), so it must end the
 * same. What it throws is tried again later, each time after a longer pause.
 */
export type Task = (payload: unknown, attempt: Try) => Promise<void>;

/** The jobs by name. The list is put together where the process starts, from the domains that have some. */
export type Tasks = Readonly<Record<string, Task>>;
