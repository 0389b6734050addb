'use client';

import { useEffect } from 'react';
import { useState } from 'react';
import { SkeletonLines } from '@/components/ui/skeleton';
import type { Outcome, Refusal } from '@/lib/errors/outcome';
import type { Activation as ActivationInput } from '@/lib/auth/sign-in/schema';
import { ActivationForm, type Invitation } from './activation-form';
import { InvalidLink } from './invalid-link';
import { Refused } from './refused';
import type { TokenAction } from './token-action';
import { useToken } from './use-token';

type Props = {
  read: TokenAction<{ token: string }, Invitation>;
  activate: TokenAction<ActivationInput>;
};

const noConnection: Outcome<never> = { ok: false, refusals: [{ code: 'NO_CONNECTION' }] };

/** Reads whom the invitation is for, then lets that person take the account. */
export function Activation({ read, activate }: Props) {
  const token = useToken();
  const [answer, setAnswer] = useState<Outcome<Invitation> | null>(null);
  const [errorId, setErrorId] = useState<string | null>(null);
  useEffect(() => {
    if (!token) return;
    let left = false;
    read({ token })
      .then((result) => {
        if (left) return;
        if (result?.serverError) setErrorId(result.serverError.errorId);
        else setAnswer(result?.data ?? noConnection);
      })
      .catch(() => left || setAnswer(noConnection));
    return () => {
      left = true;
    };
  }, [read, token]);

  if (token === '' || isInvalid(answer)) return <InvalidLink />;
  if (errorId || answer?.ok === false) {
    return <Refused refusals={answer?.ok === false ? answer.refusals : []} errorId={errorId} />;
  }
  if (!token || !answer) return <SkeletonLines lines={6} />;
  return <ActivationForm token={token} invitation={answer.value} activate={activate} />;
}

const isInvalid = (answer: Outcome<Invitation> | null) =>
  answer?.ok === false && answer.refusals.some(({ code }: Refusal) => code === 'LINK_NOT_VALID');
