import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const channelsOf: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

type Picture = { readonly width: number; readonly height: number; readonly rgb: Buffer };

const mostColours = 256;

type Colour = { readonly rgb: number; readonly count: number };

/**
 * The same picture in a third of the bytes. A window has few colours beside those of the rims of
 * letters: 256 are chosen so that nothing is far from one of them, and the rest become the nearest.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, rgb } = decode(png);
  const { palette, indexOf } = chooseColours(countColours(rgb));
  // Each line begins with the number of its filter: none, the best for a palette.
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = rgb.readUIntBE((y * width + x) * 3, 3);
      lines[y * (width + 1) + 1 + x] = indexOf.get(colour) ?? 0;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function countColours(rgb: Buffer): Colour[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts]
    .map(([colour, count]) => ({ rgb: colour, count }))
    .sort((a, b) => b.count - a.count || a.rgb - b.rgb);
}

/** Takes, again and again, the colour that is worst off with those taken so far. */
function chooseColours(colours: readonly Colour[]): {
  readonly palette: Buffer;
  readonly indexOf: ReadonlyMap<number, number>;
} {
  const farness = colours.map(() => Infinity);
  const nearest = colours.map(() => 0);
  const kept: number[] = [];
  let worst = 0;
  while (kept.length < mostColours && (farness[worst] ?? 0) > 0) {
    const taken = colours[worst]?.rgb ?? 0;
    let greatest = -1;
    for (const [at, { rgb, count }] of colours.entries()) {
      const distance = distanceOf(rgb, taken);
      if (distance < (farness[at] ?? 0)) {
        farness[at] = distance;
        nearest[at] = kept.length;
      }
      const loss = (farness[at] ?? 0) * Math.sqrt(count);
      if (loss > greatest) {
        greatest = loss;
        worst = at;
      }
    }
    kept.push(taken);
  }
  const palette = Buffer.alloc(kept.length * 3);
  kept.forEach((colour, index) => palette.writeUIntBE(colour, index * 3, 3));
  return { palette, indexOf: new Map(colours.map(({ rgb }, at) => [rgb, nearest[at] ?? 0])) };
}

function distanceOf(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** Reads the pictures that Chromium makes: 8 bits, RGB or RGBA, not interlaced. */
function decode(png: Buffer): Picture {
  const parts: Buffer[] = [];
  let width = 0;
  let height = 0;
  let channels = 0;
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      width = data.readUInt32BE(0);
      height = data.readUInt32BE(4);
      channels = channelsOf[data.readUInt8(9)] ?? 0;
    }
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  if (channels === 0) throw new Error('Not a picture as Chromium makes them');
  const raw = inflateSync(Buffer.concat(parts));
  return { width, height, rgb: unfilter(raw, width, height, channels) };
}

function unfilter(raw: Buffer, width: number, height: number, channels: number): Buffer {
  const stride = width * channels;
  const rgb = Buffer.alloc(width * height * 3);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const line = Buffer.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? (line[x - channels] ?? 0) : 0;
      const corner = x >= channels ? (above[x - channels] ?? 0) : 0;
      line[x] = (line[x] ?? 0) + predict(filter, left, above[x] ?? 0, corner);
    }
    for (let x = 0; x < width; x += 1) {
      line.copy(rgb, (y * width + x) * 3, x * channels, x * channels + 3);
    }
    above = line;
  }
  return rgb;
}

function predict(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      return 0;
  }
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const byLeft = Math.abs(guess - left);
  const byAbove = Math.abs(guess - above);
  const byCorner = Math.abs(guess - corner);
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}
