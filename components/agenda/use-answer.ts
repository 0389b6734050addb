'use client';

import { useEffect, useState } from 'react';

type Answered<T> = { value: T | null; failed: boolean };

/** What the office answers to a question asked once, when a dialog opens. */
export function useAnswer<T>(ask: () => Promise<{ data?: T } | undefined>): Answered<T> {
  const [answered, setAnswered] = useState<Answered<T>>({ value: null, failed: false });
  const [question] = useState(() => ask);
  useEffect(() => {
    let left = false;
    void question()
      .catch(() => undefined)
      .then((answer) => {
        if (!left) setAnswered({ value: answer?.data ?? null, failed: answer?.data === undefined });
      });
    return () => {
      left = true;
    };
  }, [question]);
  return answered;
}
