import type { Request, Response } from 'express';
import { readSmallFile } from '../../intake/readSmallFile.ts';
import type { Uploads } from '../analyse/uploads.ts';
import { sendError } from '../errors.ts';
import { isFormToken } from './formToken.ts';
import { findVisitor } from './visitor.ts';

/**
 * Receives the text of one small file that somebody chose in a form of their own session, or gives a word of why there is none. What
 * is no form of theirs gets an error page, and null.
 */
export async function receiveText(
  uploads: Uploads,
  request: Request,
  response: Response,
): Promise<{ readonly text: string } | 'no-file' | 'too-large' | null> {
  const visitor = findVisitor(response);
  const owner = { studyId: '', accountId: visitor?.account.id ?? '' };
  const upload = await uploads.receive(request, owner, (token) => isFormToken(token, visitor?.formToken));
  if (upload === 'forbidden' || upload === 'unsupported') {
    sendError(request, response, upload);
    return null;
  }
  if (typeof upload === 'string') return upload;
  const read = await readSmallFile(upload.file);
  await uploads.discard(upload);
  return 'text' in read ? read : 'too-large';
}
