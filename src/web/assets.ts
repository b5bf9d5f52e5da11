import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';

const folder = fileURLToPath(new URL('../../views/assets/', import.meta.url));
const chartScript = join(dirname(createRequire(import.meta.url).resolve('chart.js')), 'chart.umd.min.js');

const inFolder = (folder: string, ...names: readonly string[]) => names.map((name) => `${folder}/${name}`);
const base = inFolder('base', 'look', 'frame', 'controls', 'paper');
/** Files that are sent as one, because a phone on a slow network waits for every request. A later one overrules those before. */
const respond = [
  ...base,
  ...inFolder('survey', 'frame', 'progress', 'question', 'points', 'ranks', 'steps', 'sending', 'receipt', 'changes'),
  ...inFolder('survey', 'draft', 'phone'),
];
const report = inFolder('staff', 'table', 'figures', 'row', 'picture', 'chart', 'report', 'fold', 'stack');
const paper = inFolder('paper', 'page', 'form');
const styles = {
  respond,
  staff: [
    ...base,
    ...inFolder('staff', 'form', 'home', 'study', 'instruments', 'bilingual', 'links'),
    ...report,
    ...inFolder(
      'staff',
      'switch',
      'analyst',
      'gallery',
      'plan',
      'filter',
      'downloads',
      'mail',
      'tokens',
      'import',
      'teach',
      'actions',
    ),
  ],
  report: [...base, ...report],
  result: [...respond, ...inFolder('staff', 'table', 'row', 'stack')],
  print: [...base, 'print', 'sheet'],
  kiosk: [...respond, 'kiosk'],
  paper: [...base, 'staff/table', ...paper, 'sheet'],
  classroom: [...base, ...inFolder('staff', 'table', 'picture'), ...paper, 'classroom', 'sheet'],
  entry: [...base, ...inFolder('staff', 'form', 'table', 'switch'), 'entry'],
  class: [...base, ...inFolder('staff', 'table', 'row', 'stack'), 'class'],
  present: [...base, 'staff/picture', 'staff/chart', ...inFolder('present', 'slide', 'screen', 'deck')],
  lesson: [...base, ...inFolder('staff', 'table', 'row', 'picture', 'fold', 'stack', 'teach'), 'lesson'],
};
const questions = inFolder('survey', 'progress', 'points', 'ranks', 'steps', 'keys');
const scripts = {
  survey: [
    ...inFolder('survey', 'form', 'store', 'draft'),
    ...questions,
    ...inFolder('survey', 'language', 'post', 'submit', 'sending', 'begin'),
  ],
  // On a tablet that others use no answers are kept but those that could not be sent. The script of all its pages comes after.
  kiosksurvey: ['survey/form', 'kiosk/forget', ...questions, 'survey/submit', 'kiosk/handOver', 'survey/begin'],
  kiosk: [
    ...['kiosk/base', 'survey/store', 'survey/post'],
    ...inFolder('kiosk', 'stay', 'leave', 'outbox', 'idle', 'screen'),
  ],
  receipt: ['receipt'],
  report: ['report'],
  pictures: ['pictures'],
  radar: inFolder('radar', 'chart', 'ask'),
  print: ['print'],
  entry: ['entry'],
  token: ['token'],
  class: ['class'],
  present: inFolder('present', 'show', 'look', 'speaker', 'keys'),
  notes: ['present/notes'],
  join: ['join'],
  watch: ['watch'],
  sliders: ['sliders'],
};
const single = ['icon.svg'];

/** Styles go without their comments, which no browser needs. */
const contents = new Map([
  ...Object.entries(styles).map(
    ([name, parts]) => [`${name}.css`, joinFiles(parts, 'css').replace(/\/\*.*?\*\/\n?/gs, '')] as const,
  ),
  ...Object.entries(scripts).map(([name, parts]) => [`${name}.js`, joinFiles(parts, 'js')] as const),
]);

/** What pages put behind the address of an asset. It changes with any of them, so that each may be kept for a year. */
export const assetStamp = `?v=${hash([...contents.values(), ...single.map(read), read(chartScript)])}`;

/** Serves styles, scripts and the icon: for a year at their stamped address, for an hour at the bare one. */
export function serveAssets(): RequestHandler {
  const router = Router();
  router.use((request, response, next) => {
    const isStamped = request.url.endsWith(assetStamp);
    response.set('Cache-Control', isStamped ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
    next();
  });
  for (const [name, content] of contents)
    router.get(`/${name}`, (_, response) => void response.type(name).send(content));
  router.get('/chart.js', (_, response) => response.sendFile(chartScript, { cacheControl: false }));
  router.use(express.static(folder, { cacheControl: false, index: false, redirect: false }));
  return router;
}

function joinFiles(parts: readonly string[], type: string): string {
  return parts.map((part) => read(`${part}.${type}`)).join('');
}

function read(name: string): string {
  return readFileSync(join(name === chartScript ? '' : folder, name), 'utf8');
}

function hash(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\0')).digest('base64url').slice(0, 10);
}
