import express, { type RequestHandler } from 'express';
import type { Fields } from '../core/answers/parseAnswers.ts';
import { sendError } from './errors.ts';

/** Far more than 44 answers and the longest comment take, even with each character percent-encoded. */
const usualLimit = '128kb';
/** A pasted list of 20,000 people whose names are Chinese, each character percent-encoded. */
const longLimit = '6mb';

const formType = 'application/x-www-form-urlencoded';

/** Reads a form or a JSON object of at most 128 KB in UTF-8; any other kind of body is refused. */
export const readForm = readUpTo(usualLimit);

/** The same for lists, where the visitor is known. */
export const readLongForm = readUpTo(longLimit);

function readUpTo(limit: string): RequestHandler[] {
  return [
    (request, response, next) => {
      const [, charset = 'utf-8'] = /;\s*charset="?([^";\s]*)/i.exec(request.get('Content-Type') ?? '') ?? [];
      if (request.is([formType, 'application/json']) && /^utf-?8$/i.test(charset)) next();
      else sendError(request, response, 'unsupported');
    },
    express.text({ type: formType, limit, inflate: false }),
    express.json({ limit, inflate: false, strict: true }),
  ];
}

/** The fields of a body that `readForm` has read. A name that came twice has an array, which no question accepts. */
export function listFields(body: unknown): Fields {
  if (typeof body !== 'string') return new Map(Object.entries(Object(body) as Record<string, unknown>));
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(body)) {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return fields;
}

/** One text field of a form, trimmed; empty when it is missing or came twice. */
export function readField(fields: Fields, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
