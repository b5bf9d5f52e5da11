import { describe, expect, test } from 'vitest';
import { drawGapModel } from '../../../src/export/picture/gapModel.ts';
import { writeSvgFile } from '../../../src/export/picture/svgFile.ts';
import { draw, drawSheet } from '../../../src/page/svg.ts';
import { listTags } from '../../web/readPage.ts';
import { makeStudy } from '../givenReports.ts';

const { report } = makeStudy({ design: 'chain' });
const file = writeSvgFile(drawGapModel(report, 'zh', 'wide'), 'zh');
const sheet = { name: 'waterfall wide', width: 100, height: 50, title: 'A & B', description: '<none>' };

describe('A picture as a file', () => {
  test('has its size, its fonts, its name first and a white ground, and needs no style sheet', () => {
    expect(file).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 960 568"/,
    );
    expect(file).toMatch(
      /width="960" height="568" font-family="Microsoft YaHei, [^"]*"><title>五个差距<\/title><desc>/,
    );
    expect(file).toContain('</desc><rect width="100%" height="100%" fill="#ffffff"></rect>');
    expect(file).not.toMatch(/class=|style=|currentColor|var\(|href=|<script/);
  });

  test('gives each element the colour that the pages give it in the light: warm is a shortfall, grey not proven', () => {
    const coloured = writeSvgFile(
      drawSheet(sheet, [
        draw('g', { class: 'gap shortfall' }, [draw('path', { d: 'M 0 0 H 5', stroke: 'currentColor' })]),
        draw('g', { class: 'gap surplus' }, [draw('path', { d: 'M 0 1 H 5', stroke: 'currentColor' })]),
        draw('g', { class: 'gap missing' }, [draw('path', { d: 'M 0 2 H 5', stroke: 'currentColor' })]),
        draw('g', { class: 'gap shortfall' }, [draw('text', { class: 'name', fill: 'currentColor' }, ['…'])]),
      ]),
      'en',
    );
    const strokes = listTags(coloured).filter(({ name }) => name === 'path');
    expect(strokes.map(({ attributes }) => attributes.get('stroke'))).toEqual(['#b1440e', '#1f5fa6', '#6d7679']);
    expect(coloured).toContain('<text fill="#1d2426">…</text>');
  });

  test('keeps what people wrote as text', () => {
    const hostile = writeSvgFile(drawSheet(sheet, [draw('text', {}, ['</text><script>alert("1")</script>'])]), 'en');
    expect(hostile).not.toContain('<script');
    expect(hostile).toContain('<title>A &amp; B</title><desc>&lt;none&gt;</desc>');
  });
});
