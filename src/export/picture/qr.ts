import { encode } from 'uqr';
import { type Drawing, draw, drawPath, drawSheet } from '../../page/svg.ts';

/** The margin without which scanners do not find a code, in modules: four, as ISO/IEC 18004 asks. */
const quietZone = 4;

/**
 * An address as a QR code. Error correction M: up to 15 % of it may be scratched. Black on white whatever the colours of the
 * page around it, as some scanners read no other.
 */
export function drawQr(address: string, words: { readonly title: string; readonly description: string }): Drawing {
  const { data, size } = encode(address, { ecc: 'M', border: quietZone });
  const dark = data.flatMap((row, y) =>
    listRuns(row).flatMap(({ from, length }) => ['M', from, y, 'h', length, 'v', 1, 'h', -length, 'z']),
  );
  return drawSheet({ name: 'qr', width: size, height: size, ...words }, [
    draw('rect', { width: size, height: size, fill: '#fff' }),
    drawPath('modules', dark, { fill: '#000', stroke: 'none', 'shape-rendering': 'crispEdges' }),
  ]);
}

/** The stretches of dark modules in a row: drawn one by one, they would show hairlines between them. */
function listRuns(row: readonly boolean[]): readonly { readonly from: number; readonly length: number }[] {
  const starts = row.flatMap((isDark, x) => (isDark && !row[x - 1] ? [x] : []));
  return starts.map((from) => {
    const end = row.indexOf(false, from);
    return { from, length: (end < 0 ? row.length : end) - from };
  });
}
