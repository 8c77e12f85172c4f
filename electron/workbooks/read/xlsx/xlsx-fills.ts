import { indexedColour } from '../indexed-colours.ts';
import { forEachTag, type XmlTag } from '../xml/xml-tags.ts';

/** For each cell style of a workbook the colour behind its cells, as `RRGGBB`; null for none. */
export type CellFills = readonly (string | null)[];

/** The colours of a theme in its own order: two pairs of light and dark change places in references. */
const themeOrder = [1, 0, 3, 2];

/** The colours of a theme, as its part lists them. */
export function readThemeColours(xml: string): readonly (string | null)[] {
  const colours: (string | null)[] = [];
  let inScheme = false;
  forEachTag(xml, (tag) => {
    if (tag.name === 'clrScheme') inScheme = !tag.closing;
    else if (inScheme && !tag.closing && tag.name === 'srgbClr') colours.push(hex(tag, 'val'));
    else if (inScheme && !tag.closing && tag.name === 'sysClr') colours.push(hex(tag, 'lastClr'));
  });
  return colours;
}

/** Reads the fills of a part of styles; a tint changes no hue, so that it is left out. */
export function readCellFills(xml: string, theme: readonly (string | null)[]): CellFills {
  const fills: (string | null)[] = [];
  const own: (string | null)[] = [];
  const styles: number[] = [];
  const within = new Set<string>();
  const references: { readonly at: number; readonly tag: XmlTag }[] = [];
  let isPattern = false;
  forEachTag(xml, (tag) => {
    const { name } = tag;
    if (name === 'fills' || name === 'cellXfs' || name === 'indexedColors') {
      if (tag.closing || tag.selfClosing) within.delete(name);
      else within.add(name);
    } else if (tag.closing) return;
    else if (name === 'rgbColor' && within.has('indexedColors')) own.push(hex(tag, 'rgb'));
    else if (name === 'xf' && within.has('cellXfs')) {
      styles.push(Number(tag.attribute('fillId') ?? '0'));
    } else if (!within.has('fills')) return;
    else if (name === 'fill') fills.push(null);
    else if (name === 'patternFill') {
      const pattern = tag.attribute('patternType') ?? 'none';
      isPattern = pattern !== 'none' && !pattern.startsWith('gray');
    } else if (name === 'fgColor' && isPattern) {
      references.push({ at: fills.length - 1, tag });
    }
  });
  // A palette of the workbook's own stands behind the fills that mean it.
  for (const { at, tag } of references) fills[at] = colourOf(tag, theme, own);
  return styles.map((fill) => fills[fill] ?? null);
}

function colourOf(
  tag: XmlTag,
  theme: readonly (string | null)[],
  own: readonly (string | null)[],
): string | null {
  const rgb = hex(tag, 'rgb');
  if (rgb !== null) return rgb;
  const ofTheme = tag.attribute('theme');
  if (ofTheme !== undefined) {
    const index = Number(ofTheme);
    return theme[themeOrder[index] ?? index] ?? null;
  }
  const indexed = tag.attribute('indexed');
  if (indexed === undefined) return null;
  return own[Number(indexed)] ?? indexedColour(Number(indexed));
}

/** `FF92D050` and `92D050` alike. */
function hex(tag: XmlTag, attribute: string): string | null {
  const value = /^(?:[\da-f]{2})?([\da-f]{6})$/iu.exec(tag.attribute(attribute) ?? '')?.[1];
  return value === undefined ? null : value.toUpperCase();
}
