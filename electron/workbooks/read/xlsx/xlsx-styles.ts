import { builtInDateFormat, dateFormatOf } from '../number-format.ts';
import { forEachTag } from '../xml/xml-tags.ts';
import type { DateFormat } from '../number-format.ts';

/** For each cell style of the workbook, what it shows as a date; null for anything else. */
export function readDateStyles(xml: string): (DateFormat | null)[] {
  const custom = new Map<number, DateFormat | null>();
  const styles: (DateFormat | null)[] = [];
  let inCellStyles = false;
  forEachTag(xml, (tag) => {
    if (tag.name === 'cellXfs') inCellStyles = !tag.closing && !tag.selfClosing;
    else if (tag.closing) return;
    else if (tag.name === 'numFmt') {
      const code = tag.attribute('formatCode') ?? '';
      custom.set(Number(tag.attribute('numFmtId')), dateFormatOf(code));
    } else if (tag.name === 'xf' && inCellStyles) {
      const id = Number(tag.attribute('numFmtId') ?? '0');
      const own = custom.get(id);
      styles.push(own === undefined ? builtInDateFormat(id) : own);
    }
  });
  return styles;
}
