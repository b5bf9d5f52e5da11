import type { Request } from 'express';
import { addChoice } from '../visit.ts';
import { isCodeOf, readCode, withdrawalCode } from './withdrawalCode.ts';

/** The field and the choice in addresses that hold a withdrawal code. */
export const codeField = 'code';

/**
 * The address of a receipt, or of a page below it, below that of its survey; with the withdrawal code only for whoever sent the
 * response.
 */
export function receiptUrl(address: string, responseId: string, code: string | null, below = ''): string {
  const path = `${address}/receipts/${encodeURIComponent(responseId)}${below}`;
  return code === null ? path : addChoice(path, codeField, code);
}

/**
 * The withdrawal code of a response, to show it again to whoever brings it along already. An address alone does not do: who
 * exports the answers knows their ids, and must not be able to erase them in their senders' name.
 */
export function knownCode(secret: string, responseId: string, brought: unknown): string | null {
  const code = typeof brought === 'string' ? readCode(brought) : null;
  return code !== null && isCodeOf(secret, responseId, code) ? withdrawalCode(secret, responseId) : null;
}

/** The code that the address of a request brings along, as it is. */
export function codeOf(request: Request): string {
  const code = request.query[codeField];
  return typeof code === 'string' ? code : '';
}
