import { isLongAreaCode } from '../geo/area-codes.ts';

// Apart from phone.ts, so that the window shows numbers without carrying the world's numbering plan.

/** Neighbours whose national numbers have nine digits, written as 29 123 45 67. */
const nineDigits = /^\+(375|380|994|998)(\d{2})(\d{3})(\d{2})(\d{2})$/;

/** A number as people read it: `+7 495 123-45-67`, Russian area codes of 3 to 5 digits told apart. */
export function formatPhone(e164: string): string {
  if (/^\+7[34789]\d{9}$/.test(e164)) {
    const national = e164.slice(2);
    const area = [5, 4].find((length) => isLongAreaCode(national.slice(0, length))) ?? 3;
    const local = national.slice(area);
    const head = local.slice(0, -4);
    return `+7 ${national.slice(0, area)} ${head}-${local.slice(-4, -2)}-${local.slice(-2)}`;
  }
  return e164.replace(nineDigits, '+$1 $2 $3 $4 $5');
}
