/** A piece of a text: what was looked for, or what stands between. */
export interface Piece {
  text: string;
  isFound: boolean;
}

/** Splits a text where the words stand, without regard to case. */
export function piecesOf(text: string, words: string): Piece[] {
  const wanted = words.trim();
  if (wanted === "") return [{ text, isFound: false }];
  const pattern = new RegExp(
    `(${wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")})`,
    "giu",
  );
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, isFound: index % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}

/** How often the words stand in a text. */
export function countOf(text: string, words: string): number {
  return piecesOf(text, words).filter((piece) => piece.isFound).length;
}
