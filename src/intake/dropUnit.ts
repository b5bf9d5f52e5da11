/** Points with what they are behind them: `20%`, `20分`, `20 points`. */
const counted = /^\s*(\d{1,3}(?:\.\d+)?)\s*(?:[%％]|分|点|點|점|percent|per cent|points?|pts?\.?)\s*$/i;

/** The number of a cell that says how many points somebody gave; any other cell as it is. */
export function dropUnit(cell: string): string {
  return counted.exec(cell.normalize('NFKC'))?.[1] ?? cell;
}
