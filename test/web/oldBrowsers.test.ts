import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';
import { readTree } from '../words/readWords.ts';

const scripts = [...readTree('views/assets', '.js')];

/** What came after 2017 and is no syntax, so that only a pattern finds it. */
const newer =
  /\.(flat|flatMap|at|replaceAll|matchAll|finally|allSettled|fromEntries|trimStart|trimEnd|replaceChildren|requestSubmit|findLast)\(|\bglobalThis\b|\bstructuredClone\b|\bqueueMicrotask\b|\bAbortController\b/;

/** Parses as the script of a page that knows ECMAScript 2017 and no modules. */
const parseOld = (text: string) => parse(text, { ecmaVersion: 2017, sourceType: 'script' });

describe('On the WebView of an old phone', () => {
  test.each(scripts)('%s is understood', (_, text) => {
    expect(() => parseOld(text)).not.toThrow();
    expect(text).not.toMatch(newer);
  });

  test('nothing newer would be', () => {
    expect(scripts.length).toBeGreaterThan(5);
    for (const text of [
      'a?.b',
      '({ ...a })',
      'try {} catch {}',
      'import "a"',
      'a ?? b',
      'async () => { for await (a of b); }',
    ])
      expect(() => parseOld(text), text).toThrow();
    expect('[[1]].flat()').toMatch(newer);
  });

  test('no style is thrown away for a list in its :not(), a short form for both ends, or inset', () => {
    const styles = [...readTree('views/assets', '.css')].filter(([name]) =>
      /assets\/(kiosk|(base|survey)\/\w+)\.css$/.test(name),
    );
    expect(styles.length).toBeGreaterThan(10);
    for (const [name, css] of styles) {
      expect(css, name).not.toMatch(/:not\([^)]*,|:is\(|:where\(|:has\(|(padding|margin)-(block|inline):|\binset:/);
    }
  });
});
