import { readFileSync } from 'node:fs';
import { responseId, type TestSite } from '../site.ts';

/** Every address of the sitemap, so that one that is added is tested, too. */
export function listRoutes(): readonly { readonly method: 'get' | 'post'; readonly path: string }[] {
  const sitemap = [
    'routes.ts',
    'analyse/reportRoutes.ts',
    'analyse/action/actionRoutes.ts',
    'analyse/import/importRoutes.ts',
    'teach/classRoutes.ts',
    'teach/lessonRoutes.ts',
    'teach/teachRoutes.ts',
  ]
    .map((name) => readFileSync(new URL(`../../src/web/${name}`, import.meta.url), 'utf8'))
    .join('');
  return [...sitemap.matchAll(/router\.(get|post)\(\s*'([^']+)'/g)].map(([, method, path = '']) => ({
    method: method === 'get' ? 'get' : 'post',
    path,
  }));
}

/** An address of the sitemap with places of a site in it. */
export function placeRoute(path: string, { study }: TestSite, invited = 'x'): string {
  return path
    .replace('/s/:publicId', `/s/${study.survey}`)
    .replace('/k/:publicId', `/k/${study.survey}`)
    .replace('/r/:publicId', `/r/${study.report}`)
    .replace('/links/:publicId', `/links/${study.survey}`)
    .replace(':code', 'KQMXZ')
    .replace(':seat', responseId(1))
    .replace(':token', invited)
    .replace(':responseId', responseId(1))
    .replace(':studyId', study.id)
    .replace(':file', 'report.json')
    .replace(':uploadId', 'x')
    .replace(':runId', 'run')
    .replace(':instrumentId', 'hotel')
    .replace(':caseId', 'hotel')
    .replace(':lesson', 'gap-1')
    .replace(/\/explain$/, '/explain?at=/responses/used');
}
