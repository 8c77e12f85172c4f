import { formatPhone } from '#domain/contact/format-phone.ts';

type StoredPhone = { readonly e164: string; readonly extension: string | null };

/** Numbers as one cell of an old workbook holds them, `+7 495 123-45-67 доб. 2, …`; null for none. */
export function phonesText(
  phones: readonly StoredPhone[],
  format: (e164: string) => string = formatPhone,
): string | null {
  const texts = phones.map(({ e164, extension }) =>
    extension === null ? format(e164) : `${format(e164)} доб. ${extension}`,
  );
  return texts.length === 0 ? null : texts.join(', ');
}
