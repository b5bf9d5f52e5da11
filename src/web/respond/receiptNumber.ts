/** The number on a receipt: the first eight characters of the response's id, by which it can be found again. */
export function receiptNumber(responseId: string): string {
  return `${responseId.slice(0, 4)}-${responseId.slice(4, 8)}`.toUpperCase();
}
