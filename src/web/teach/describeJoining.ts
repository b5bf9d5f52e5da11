import type { Request } from 'express';
import { drawQr } from '../../export/picture/qr.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { originOf } from '../visit.ts';

/** How a class is joined: its address as a QR code, and in short for those who type it. */
export function describeJoining(request: Request, site: Site, code: string) {
  const { shortOrigin, ...joining } = describeAddress(request, site, `/join/${code}`, listen(request).say('class.qr'));
  return { ...joining, shortAddress: `${shortOrigin}/join` };
}

/** An address of this site as others in the room reach it. */
export function describeAddress(request: Request, site: Site, path: string, title: string) {
  const origin = originOf(request, site.lanOrigin);
  const address = `${origin}${path}`;
  const shortOrigin = origin.replace(/^http:\/\//, '');
  return {
    qr: drawQr(address, { title, description: address }),
    shortOrigin,
    shortAddress: `${shortOrigin}${path}`,
    isLocal: /\/\/(localhost|127\.|\[::1\])/.test(origin),
  };
}
