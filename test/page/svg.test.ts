import { describe, expect, test } from 'vitest';
import { draw, drawSheet, readMarkup } from '../../src/page/svg.ts';

describe('A piece of SVG', () => {
  test('takes every text and attribute as it is: none of it is markup', () => {
    const hostile = `"><script>alert('1')</script>&amp;`;
    const escaped = '&#34;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;';
    expect(readMarkup(draw('text', { id: hostile }, [hostile]))).toBe(`<text id="${escaped}">${escaped}</text>`);
    const sheet = drawSheet({ name: 'x', width: 1, height: 1, title: hostile, description: hostile }, []);
    expect(readMarkup(sheet)).toContain(`<title>${escaped}</title><desc>${escaped}</desc>`);
  });

  test('has no place for characters that XML forbids', () => {
    expect(readMarkup(draw('text', {}, ['a\u0000b\u001b\uffff\ud800c\t量表😀']))).toBe('<text>abc\t量表😀</text>');
  });

  test('writes numbers with two decimals at most, and refuses what is none', () => {
    expect(readMarkup(draw('g', { x: 1 / 3, y: -0.001, z: 12, none: null }))).toBe('<g x="0.33" y="0" z="12"></g>');
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => draw('g', { x: wrong })).toThrow();
  });

  test('is made by drawing alone: nothing that looks like one is markup', () => {
    const forged = JSON.parse(JSON.stringify({ ...draw('g', {}), markup: '<script></script>', toString: '<b>' }));
    for (const other of [forged, '<svg></svg>', { description: 'markup' }, null, undefined])
      expect(readMarkup(other)).toBeUndefined();
  });
});
