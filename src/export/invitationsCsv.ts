import { joinCells, safeCsv } from './csvText.ts';

/** The links of invited people as a table, which is the only place where they ever stand. */
export function writeInvitationsCsv(
  rows: readonly { readonly recipient: string; readonly email: string | null; readonly link: string }[],
): string {
  const { mark, writeText } = safeCsv;
  const lines = rows.map(({ recipient, email, link }) =>
    joinCells([writeText(recipient), writeText(email ?? ''), link]),
  );
  return mark + joinCells(['id', 'email', 'link']) + lines.join('');
}
