import { createServer, type Socket } from 'node:net';

/** A mail as a server takes it in, decoded as a mail program would. */
export interface Received {
  readonly to: readonly string[];
  readonly raw: string;
  readonly subject: string;
  readonly text: string;
}

export interface SmtpServer {
  readonly port: number;
  readonly received: readonly Received[];
  /** Every line that came outside a mail. */
  readonly commands: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * A mail server on a port of its own, as small as can be. `answer` may give a command another answer than the usual one, and an
 * end of line by itself hangs up.
 */
export async function startSmtpServer(
  answer: (command: string) => string | undefined = () => undefined,
): Promise<SmtpServer> {
  const received: Received[] = [];
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let pending = '';
    let to: string[] = [];
    let isData = false;
    const reply = (line: string) => (line === '\r\n' ? socket.destroy() : socket.write(`${line}\r\n`));
    const take = (line: string) => {
      commands.push(line);
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'MAIL') to = [];
      if (verb === 'RCPT') to.push(/<(.*)>/.exec(line)?.[1] ?? '');
      const usual = { EHLO: '250-test\r\n250 AUTH PLAIN', DATA: '354 go on', QUIT: '221 bye', AUTH: '235 2.7.0 ok' };
      const line2 = answer(line) ?? (usual as Readonly<Record<string, string>>)[verb] ?? '250 ok';
      isData = line2.startsWith('354');
      reply(line2);
    };
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      for (;;) {
        const end = isData ? '\r\n.\r\n' : '\r\n';
        const at = pending.indexOf(end);
        if (at < 0) return;
        const part = pending.slice(0, at);
        pending = pending.slice(at + end.length);
        if (!isData) take(part);
        else {
          isData = false;
          received.push({ to, ...decodeMail(part) });
          reply(answer('.') ?? '250 taken');
        }
      }
    });
    reply(answer('') ?? '220 test');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    received,
    commands,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function decodeMail(raw: string): Omit<Received, 'to'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replaceAll(/\r\n[ \t]/g, ' ');
  const body = rest.join('\r\n\r\n').replaceAll(/^\.\./gm, '.');
  const isBase64 = /^Content-Transfer-Encoding: base64/im.test(headers);
  const isQuoted = /^Content-Transfer-Encoding: quoted-printable/im.test(headers);
  const bytes = isBase64 ? Buffer.from(body, 'base64') : Buffer.from(isQuoted ? unquote(body) : body, 'latin1');
  return { raw, subject: decodeWords(/^Subject: (.*)$/im.exec(headers)?.[1] ?? ''), text: bytes.toString() };
}

function unquote(text: string): string {
  return text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** RFC 2047: `=?UTF-8?B?…?=`, of which several may stand one behind the other. */
function decodeWords(text: string): string {
  return text.replaceAll(/=\?utf-8\?([bq])\?(.*?)\?=\s*/gi, (_, kind: string, word: string) => {
    const bytes =
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64')
        : Buffer.from(unquote(word.replaceAll('_', ' ')), 'latin1');
    return bytes.toString();
  });
}
