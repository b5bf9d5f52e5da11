import { guardText } from '../core/answers/guardedText.ts';
import { byteOrderMark, joinCells } from './csvText.ts';

/** The links of invited people as a table, which is the only place where they ever stand. */
export function writeInvitationsCsv(
  rows: readonly { readonly recipient: string; readonly email: string | null; readonly link: string }[],
): string {
  const lines = rows.map(({ recipient, email, link }) =>
    joinCells([guardText(recipient), guardText(email ?? ''), link]),
  );
  return byteOrderMark + joinCells(['id', 'email', 'link']) + lines.join('');
}
