import { expect, test, vi } from 'vitest';
import { startMessages } from '../../src/cli/messages.ts';
import { analyzeFiles } from '../../src/intake/study/analyzeFiles.ts';
import { oracle } from './runFivegaps.ts';

function startTerminal() {
  let written = '';
  const write = (text: string | Uint8Array) => {
    written += text;
    return true;
  };
  return { terminal: { isTTY: true, write }, read: () => written };
}

test('What is told while a file is read stands on lines of its own, and the bar goes on below', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
  try {
    const { terminal, read } = startTerminal();
    const messages = startMessages('en', terminal);
    vi.setSystemTime(1000);
    messages.tellShare(0.5);
    messages.tell('duplicates', { count: 2 });
    vi.setSystemTime(2000);
    messages.about('managers.csv').tellShare(0.9);
    messages.clearShare();
    const bar = (done: number) => `\r[${'#'.repeat(done)}${'.'.repeat(30 - done)}]`;
    const [drawn, sentence, again, ...rest] = read()
      .split('\r\x1b[2K')
      .flatMap((part) => part.split(/(?<=\n)/));
    expect(drawn).toBe(`${bar(15)}  50%`);
    expect(sentence).toMatch(/^[^\r]*2[^\r]*\n$/);
    expect([again, ...rest]).toEqual([`${bar(27)}  90%`, '']);
  } finally {
    vi.useRealTimers();
  }
});

test('Whoever has files analysed is told how much of each has been read, to its end', async () => {
  const shares: number[] = [];
  const quiet = { tell() {}, tellSentence() {}, tellProblems() {}, tellShare: (share: number) => shares.push(share) };
  const messages = { ...quiet, about: () => messages };
  await analyzeFiles({ customer: oracle('wjx_like_text.gb18030.csv') }, { instrument: null, mapping: null }, messages);
  expect(shares.at(-1)).toBe(1);
  expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
});
