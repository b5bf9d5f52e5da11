import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ejs, { type TemplateFunction } from 'ejs';
import { readMarkup } from './svg.ts';

const folder = fileURLToPath(new URL('../../views/', import.meta.url));
const compiled = new Map<string, TemplateFunction>();

/**
 * A view of `views/` as text. Templates read everything from the one name `page`, and every `<%= %>` but a drawing is escaped for
 * HTML.
 * Each template is compiled once.
 */
export function renderView(name: string, page: Readonly<Record<string, unknown>>): string {
  const template = compiled.get(name) ?? compileView(name);
  return template({ ...page });
}

function compileView(name: string): TemplateFunction {
  const filename = `${folder}${name}.ejs`;
  const template = ejs.compile(readFileSync(filename, 'utf8'), {
    filename,
    root: folder,
    strict: true,
    localsName: 'page',
    rmWhitespace: true,
    cache: true,
    escape: (value: unknown) => readMarkup(value) ?? ejs.escapeXML(value),
  });
  compiled.set(name, template);
  return template;
}
