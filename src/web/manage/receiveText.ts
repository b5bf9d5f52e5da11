import type { Request, Response } from 'express';
import { readSmallFile } from '../../intake/readSmallFile.ts';
import type { Uploads } from '../analyse/uploads.ts';
import { isFormToken } from './guard.ts';
import { findVisitor } from './visitor.ts';

/** Receives the text of one small file that somebody chose in a form of their own session, or says why there is none. */
export async function receiveText(
  uploads: Uploads,
  request: Request,
  response: Response,
): Promise<{ readonly text: string } | 'forbidden' | 'unsupported' | 'no-file' | 'too-large'> {
  const visitor = findVisitor(response);
  const owner = { studyId: '', accountId: visitor?.account.id ?? '' };
  const upload = await uploads.receive(request, owner, (token) => isFormToken(token, visitor?.formToken));
  if (typeof upload === 'string') return upload;
  const read = await readSmallFile(upload.file);
  await uploads.discard(upload);
  return 'text' in read ? read : 'too-large';
}
