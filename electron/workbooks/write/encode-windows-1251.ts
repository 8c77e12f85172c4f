const REPLACEMENT = 0x3f;
const HIGH_HALF = 0x80;

let table: ReadonlyMap<string, number> | undefined;

/** Text in windows-1251. Characters that it lacks become `?` and are counted. */
export function encodeWindows1251(text: string): { bytes: Uint8Array; replaced: number } {
  table ??= buildTable();
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let replaced = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    const byte = code < HIGH_HALF ? code : table.get(character);
    if (byte === undefined) replaced += 1;
    bytes[length] = byte ?? REPLACEMENT;
    length += 1;
  }
  return { bytes: bytes.subarray(0, length), replaced };
}

function buildTable(): ReadonlyMap<string, number> {
  const codes = Array.from({ length: 128 }, (_none, index) => index + HIGH_HALF);
  const characters = new TextDecoder('windows-1251').decode(Uint8Array.from(codes));
  return new Map(codes.map((code, index) => [characters[index] ?? '', code]));
}
