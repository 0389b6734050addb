'use client';

import { useSyncExternalStore } from 'react';
import { LoadState } from './load-state';
import { SessionRegister } from './session-register';

const never = () => () => {};
const ofAddress = () => location.pathname.split('/').at(-1) ?? '';
const unknown = () => '';

/** The register of one session: who is here? Which session it is stands in the address, as the page is kept for all. */
export function RegisterView() {
  const sessionId = useSyncExternalStore(never, ofAddress, unknown);
  if (sessionId === '') return <LoadState loaded={null} onRetry={() => {}} />;
  return <SessionRegister sessionId={sessionId} />;
}
