import compression from 'compression';
import express, { type Express } from 'express';
import { rememberReports, type StudyReports } from './analyse/studyReport.ts';
import { serveAssets } from './assets.ts';
import { catchErrors, sendNotFound } from './errors.ts';
import { securityHeaders } from './headers.ts';
import { buildRoutes } from './routes.ts';
import type { Site } from './site.ts';

/** The whole site as one Express application, which tests can call without a port. */
export function createApp(site: Site, reports: StudyReports = rememberReports(site)): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders);
  app.use('/assets', compression(), serveAssets(), sendNotFound);
  // For pages, which nobody keeps, more than this level saves a twentieth of the bytes and takes twice as long.
  app.use(compression({ level: 3 }));
  app.use(buildRoutes(site, reports));
  app.use(sendNotFound);
  app.use(catchErrors(site));
  return app;
}
