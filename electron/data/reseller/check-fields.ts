import { AppError, type ErrorCode } from '#contract/errors.ts';
import type { ResellerCard, ResellerPatch } from '#contract/reseller.ts';
import type { RowPatch } from '#db/write/entities.ts';
import { canonicalCity } from '#domain/geo/city.ts';
import { isSoleTraderInn, parseInn } from '#domain/reseller/inn.ts';
import { parseKpp } from '#domain/reseller/kpp.ts';

/** A refusal that the window shows under the field. */
export function refuse(code: ErrorCode, field: string, value: string): AppError {
  return new AppError(code, `${field}: ${code}`, { details: { field, value } });
}

function emptyToNull(value: string | null): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/**
 * The columns to write for what a person typed: trimmed, normalised and checked. Throws
 * `reseller/name-required`, `field/inn-format`, `field/inn-checksum`, `field/kpp`. What the patch
 * leaves as it is stands in `stored`.
 */
export function checkResellerFields(
  patch: ResellerPatch,
  stored: Pick<ResellerCard, 'inn' | 'kpp'> = { inn: null, kpp: null },
): RowPatch<'reseller'> {
  const result: { -readonly [K in keyof RowPatch<'reseller'>]: RowPatch<'reseller'>[K] } = {};
  if (patch.name !== undefined) {
    const name = patch.name.trim().replace(/\s+/g, ' ');
    if (name === '') throw refuse('reseller/name-required', 'name', '');
    result.name = name;
  }
  if (patch.inn !== undefined) {
    const typed = emptyToNull(patch.inn);
    result.inn = typed === null ? null : checkedInn(typed);
  }
  if (patch.kpp !== undefined) {
    const typed = emptyToNull(patch.kpp);
    result.kpp = typed === null ? null : checkedKpp(typed);
  }
  if (patch.inn !== undefined || patch.kpp !== undefined) {
    const { inn = stored.inn, kpp = stored.kpp } = result;
    // A KPP is given to companies only; the field that was typed is the one to correct.
    if (inn !== null && kpp !== null && isSoleTraderInn(inn)) {
      const field = patch.kpp === undefined ? 'inn' : 'kpp';
      throw refuse('field/kpp', field, patch[field] ?? '');
    }
  }
  if (patch.city !== undefined) {
    const typed = emptyToNull(patch.city);
    const place = typed === null ? null : canonicalCity(typed);
    result.city = place?.city ?? null;
    // A known city has but one region; an unknown one leaves the region as it was.
    if (place && place.region !== null) result.region = place.region;
  }
  for (const field of ['legalForm', 'region', 'address', 'manager', 'segment', 'note'] as const) {
    const value = patch[field];
    if (value !== undefined) result[field] = emptyToNull(value);
  }
  if (patch.level !== undefined) result.level = patch.level;
  if (patch.authorisedOn !== undefined) result.authorisedOn = patch.authorisedOn;
  return result;
}

function checkedInn(typed: string): string {
  const parsed = parseInn(typed);
  if (!parsed.ok) throw refuse(`field/${parsed.code}`, 'inn', typed);
  return parsed.value;
}

function checkedKpp(typed: string): string {
  const parsed = parseKpp(typed);
  if (!parsed.ok) throw refuse('field/kpp', 'kpp', typed);
  return parsed.value;
}
