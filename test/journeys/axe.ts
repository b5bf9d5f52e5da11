import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on a page, one line a place: of everything that it knows of, or of colours that are hard to read. */
export async function findBarriers(
  page: Page,
  of: 'everything' | 'colours' = 'everything',
): Promise<readonly string[]> {
  const runOnly = of === 'colours' ? "runOnly: ['color-contrast'], " : '';
  // To load it takes longer than most of its looks.
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(source);
  return page.evaluate(`axe.run(document, { ${runOnly}resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => impact + ' ' + id + ': ' + html.slice(0, 200))))`);
}
