import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Nothing from other hosts, nothing inline. Left out of helmet's defaults are the two that turn http into https: they
 * would blank the page for a class that reaches a laptop at http://192.168.x.x. Left out as well are two that browsers
 * only heed over https and complain of without.
 */
export const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  // With no-referrer, browsers on http send `Origin: null` with our own forms, and staff could not sign in.
  referrerPolicy: { policy: 'same-origin' },
});

/** For pages that show what only this visitor may see. */
export const forbidStoring: RequestHandler = (_, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
