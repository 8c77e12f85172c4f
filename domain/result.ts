/** The outcome of reading something that may be wrong: a value, or a documented code. */
export type Result<T, C extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: C };

/** Wraps a value that was read without fault. */
export function success<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps the code of the fault that was found. */
export function failure<C extends string>(code: C): { readonly ok: false; readonly code: C } {
  return { ok: false, code };
}
