'use client';

import { FailedState } from '@/components/shell/failed-state';

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function MeError({ error, retry }: Props) {
  return <FailedState id={error.digest} retry={retry} />;
}
