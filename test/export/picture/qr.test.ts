import fc from 'fast-check';
import { decodeQR } from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { drawQr } from '../../../src/export/picture/qr.ts';
import { writeSvg } from './readSvg.ts';

const words = { title: 'QR code of <counter 3>', description: 'http://example.org/s/abcd2345' };
const pixelsPerModule = 4;

/** The picture as a scanner sees it: white with the dark stretches of the path painted on it. */
function paint(svg: string): { readonly width: number; readonly height: number; readonly data: Uint8Array } {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]) * pixelsPerModule;
  const data = new Uint8Array(size * size * 4).fill(255);
  const runs = [...svg.matchAll(/M (\d+) (\d+) h (\d+) v 1 h -\3 z/g)];
  for (const [, x, y, length] of runs)
    for (let row = 0; row < pixelsPerModule; row++)
      for (let column = 0; column < Number(length) * pixelsPerModule; column++) {
        const at = (Number(y) * pixelsPerModule + row) * size + Number(x) * pixelsPerModule + column;
        data.fill(0, at * 4, at * 4 + 3);
      }
  return { width: size, height: size, data };
}

describe('The QR code of an address', () => {
  test('is read by a scanner as that very address', () => {
    const anyHost = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.tuple(fc.ipV4(), fc.nat({ max: 65_535 })).map((parts) => parts.join(':')),
    );
    const anyId = fc.string({
      unit: fc.constantFrom(...'abcdefghjkmnpqrstuvwxyz23456789'),
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.constantFrom('http', 'https'), anyHost, anyId, (scheme, host, id) => {
        const address = `${scheme}://${host}/s/${id}`;
        expect(decodeQR(paint(writeSvg(drawQr(address, words))))).toBe(address);
      }),
      { numRuns: 40 },
    );
  });

  test('is read although a tenth of it is scratched away', () => {
    const address = 'http://192.168.1.5:3000/s/abcd2345';
    const { data, ...size } = paint(writeSvg(drawQr(address, words)));
    const scratched = data.slice();
    const [from, to] = [Math.round(size.width * 0.42), Math.round(size.width * 0.62)];
    for (let y = from; y < to; y++) scratched.fill(255, (y * size.width + from) * 4, (y * size.width + to) * 4);
    expect(scratched).not.toEqual(data);
    expect(decodeQR({ ...size, data: scratched })).toBe(address);
  });

  test('is black on white, with the margin of four modules that scanners need', () => {
    const svg = writeSvg(drawQr('http://192.168.1.5:3000/s/abcd2345', words));
    // Version 3, 29 modules wide, holds up to 42 bytes at error correction M.
    expect(svg).toContain('viewBox="0 0 37 37"');
    expect(svg).toContain('<rect width="37" height="37" fill="#fff">');
    const places = [...svg.matchAll(/M (\d+) (\d+) h (\d+)/g)].map((match) => match.slice(1).map(Number));
    expect(Math.min(...places.map(([x = 0]) => x))).toBe(4);
    expect(Math.min(...places.map(([, y = 0]) => y))).toBe(4);
    expect(Math.max(...places.map(([x = 0, , length = 0]) => x + length))).toBe(33);
  });

  test('is one path, and says in words what it is', () => {
    const svg = writeSvg(drawQr('http://192.168.1.5:3000/s/abcd2345', words));
    expect(svg.match(/<path/g)).toHaveLength(1);
    expect(svg).toContain(`<title>QR code of &lt;counter 3&gt;</title><desc>${words.description}</desc>`);
  });
});
