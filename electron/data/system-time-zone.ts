/** The zone of this desktop's clock: what day it is for the person at it. */
export function systemTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
