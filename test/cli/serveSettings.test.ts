import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeFolder } from '../journeys/program.ts';
import { callFivegaps } from './callFivegaps.ts';

const folder = makeFolder();
const home = process.cwd();
beforeAll(() => process.chdir(folder.path));
afterEach(() => expect(readdirSync(folder.path)).toEqual([]));
afterAll(() => {
  process.chdir(home);
  folder.remove();
});

test.each(['abc', '-1', '0', '70000', '3000.5'])(
  'PORT=%s is no port: a sentence in both languages, exit code 2',
  async (port) => {
    const { code, stderr, stdout } = await callFivegaps(['serve'], { PORT: port });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`PORT=“${port}”不是端口号`);
    expect(stderr).toContain(`PORT=“${port}” is not a port number`);
  },
);

test.each(['postgres://db/x', 'mysql://db', 'answers.db', 'sqlite:', 'sqlite::memory:'])(
  'DATABASE_URL=%s is not taken for a file name: exit code 2, and nothing is made',
  async (url) => {
    const { code, stderr } = await callFivegaps(['serve'], { DATABASE_URL: url });
    expect(code).toBe(2);
    expect(stderr).toContain(`DATABASE_URL=“${url}” is not supported`);
  },
);

test('A mail server whose settings are wrong is a sentence in both languages: exit code 2, and no password is told', async () => {
  const { code, stdout, stderr } = await callFivegaps(['serve'], {
    SMTP_HOST: 'smtp.example.com',
    SMTP_PASSWORD: 'correct-horse',
    MAIL_FROM: 'survey@example.com',
  });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe(
    'SMTP_USER 和 SMTP_PASSWORD 只设置了一个。请两个都设置，或者都不设置。\nOnly one of SMTP_USER and SMTP_PASSWORD is set. Set both or neither.\n',
  );
});
