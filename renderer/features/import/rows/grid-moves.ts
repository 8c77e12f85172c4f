import type { TableColumn } from './table-columns.ts';

type Press = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean };
type From = {
  readonly index: number;
  readonly column: number;
  /** The column as chosen by a person; null follows the wrong cells from row to row. */
  readonly chosen: number | null;
};

/** Where a key leads from a cell; null for a key that does not move. */
export function nextPlace(
  press: Press,
  from: From,
  columns: readonly TableColumn[],
  total: number,
  page: number,
): { readonly index: number; readonly column: number | null } | null {
  const { index, column, chosen } = from;
  const ctrl = press.ctrlKey || press.metaKey;
  const row = (to: number) => ({ index: Math.max(0, Math.min(total - 1, to)), column: chosen });
  const at = columns.findIndex((one) => one.column === column);
  const cell = (to: number) => {
    const place = Math.max(0, Math.min(columns.length - 1, to));
    return { index, column: columns[place]?.column ?? column };
  };
  switch (press.key) {
    case 'ArrowDown':
      return row(ctrl ? total - 1 : index + 1);
    case 'ArrowUp':
      return row(ctrl ? 0 : index - 1);
    case 'PageDown':
      return row(index + page);
    case 'PageUp':
      return row(index - page);
    case 'ArrowRight':
      return cell(ctrl ? columns.length - 1 : at + 1);
    case 'ArrowLeft':
      return cell(ctrl ? 0 : at - 1);
    case 'Home':
      return ctrl ? row(0) : cell(0);
    case 'End':
      return ctrl ? row(total - 1) : cell(columns.length - 1);
    default:
      return null;
  }
}
