import { markPieces } from '../lib/marks.ts';

/** A text with the words of a query marked in it. */
export function Marked(props: { readonly text: string; readonly query: string }) {
  return markPieces(props.text, props.query).map((piece, at) =>
    piece.marked ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
  );
}
