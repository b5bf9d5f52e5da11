import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { catchErrors, sendNotFound } from './errors.ts';
import { securityHeaders } from './headers.ts';
import { buildRoutes } from './routes.ts';
import type { Site } from './site.ts';

const assets = fileURLToPath(new URL('../../views/assets/', import.meta.url));
const chartScript = join(dirname(createRequire(import.meta.url).resolve('chart.js')), 'chart.umd.min.js');

/** The whole site as one Express application, which tests can call without a port. */
export function createApp(site: Site): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders);
  app.get('/assets/chart.js', (_, response) => response.sendFile(chartScript, { maxAge: '1h' }));
  app.use('/assets', express.static(assets, { maxAge: '1h', index: false, redirect: false }), sendNotFound);
  app.use(buildRoutes(site));
  app.use(sendNotFound);
  app.use(catchErrors(site));
  return app;
}
