/** The texts of a form as they were kept over those that are stored; unknown ones are left out. */
export function readRecordDraft<T extends Readonly<Record<string, string>>>(
  draft: string | undefined,
  stored: T,
): T {
  if (draft === undefined) return stored;
  try {
    const kept = JSON.parse(draft) as Readonly<Record<string, unknown>>;
    const known = Object.entries(kept).filter(
      ([name, value]) => name in stored && typeof value === 'string',
    );
    return { ...stored, ...Object.fromEntries(known) };
  } catch {
    return stored;
  }
}
