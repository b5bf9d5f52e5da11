import { readFileSync } from 'node:fs';

/** Every address of the sitemap, so that one that is added is tested, too. */
export function listRoutes(): readonly { readonly method: 'get' | 'post'; readonly path: string }[] {
  const sitemap = readFileSync(new URL('../../src/web/routes.ts', import.meta.url), 'utf8');
  return [...sitemap.matchAll(/router\.(get|post)\(\s*'([^']+)'/g)].map(([, method, path = '']) => ({
    method: method === 'get' ? 'get' : 'post',
    path,
  }));
}
