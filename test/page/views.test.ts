import { describe, expect, test } from 'vitest';
import { renderView } from '../../src/page/renderView.ts';
import { readTree } from '../words/readWords.ts';

const views = readTree('views', '.ejs');

describe('In every view', () => {
  test('there is something to look at', () => {
    expect(views.size).toBeGreaterThan(12);
  });

  test.each([...views])('%s, values are escaped: unescaped is only what another view has made', (_, text) => {
    for (const [, code] of text.matchAll(/<%-(.*?)%>/gs))
      expect(code?.trim()).toMatch(/^include\('\/(parts\/\w+|assets\/\w+(\/\w+)?\.css)'/);
  });

  test.each([...views])('%s, no script, style or handler stands in the page itself', (path, text) => {
    const html = text.replace(/<%.*?%>/gs, '');
    // A report that is handed on as a file brings its style sheets along.
    if (path === 'views/parts/alone.ejs') expect(html.replace(/<style>\s*<\/style>/, '')).toMatch(/^<meta [^>]*>\s*$/);
    else expect(html).not.toMatch(/\sstyle\s*=|\son[a-z]+\s*=|javascript:|<style|<base|<iframe|<object|<embed/i);
    for (const [script, content] of html.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)) {
      expect(script).toMatch(/^<script src="\/assets\/[a-z]+\.js" defer>/);
      expect(content).toBe('');
    }
    expect(html.match(/<script/g)?.length ?? 0).toBe(html.match(/<\/script>/g)?.length ?? 0);
  });

  test.each([...views])('%s, every attribute value stands in double quotes, where escaping holds', (_, text) => {
    expect(text.replace(/<%[^=].*?%>/gs, '')).not.toMatch(/=\s*(<%=|'<%=)/);
  });

  test.each([...views])('%s, nothing comes from another site', (_, text) => {
    expect(text).not.toMatch(/https?:\/\/|["']\/\/|@import/);
  });
});

test('No style of ours, and no script of a page, loads from another site or builds code from text', () => {
  for (const [path, text] of [...readTree('views/assets', '.css'), ...readTree('views/assets', '.js')])
    expect(text, path).not.toMatch(
      /https?:\/\/|@import|innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function/,
    );
});

test('What people typed is text in a page, wherever it stands', () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>\'&amp;';
  const say = (key: string) => `${key}${hostile}`;
  const page = renderView('manage/signIn', {
    say,
    url: (path: string) => path,
    lang: hostile,
    title: hostile,
    kind: 'staff',
    style: 'staff',
    languageUrls: null,
    mistakes: [hostile],
    values: { name: hostile },
    isFirst: true,
  });
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('<img');
  expect(page).toContain(
    'value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;&#39;&amp;amp;"',
  );
});
