/**
 * Signs out. What this device has recorded is sent first; where something cannot be sent, or the office is not reached, a
 * page says so and asks. next-auth's browser part and the look at what waits are fetched when they are needed.
 */
export async function signOut(): Promise<void> {
  const { leftBehind } = await import('@/lib/attendance/outbox/leaving');
  const left = await leftBehind();
  if (left.length > 0 || !(await endSession())) location.assign(new URL('/register/leave', location.href));
}

/**
 * Ends the sign-in at the office and then wipes the rosters of this device. False where the office was not reached: the
 * person is still signed in, and nothing is wiped.
 */
export async function endSession(): Promise<boolean> {
  const [auth, { wipeRosters }] = await Promise.all([
    import('next-auth/react'),
    import('@/lib/attendance/outbox/leaving'),
  ]);
  try {
    await auth.signOut({ redirect: false });
  } catch {
    return false;
  }
  await wipeRosters();
  location.assign(new URL('/sign-in', location.href));
  return true;
}
