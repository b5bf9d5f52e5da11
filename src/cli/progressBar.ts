const width = 30;
const patience = 1000;
const pace = 100;

/**
 * A bar that grows on a terminal, on work of more than a second only; anywhere else, such as in a log, nothing is drawn.
 *
 * @returns `tell` takes the share of the work that is done, from 0 to 1; `clear` leaves the line as it was
 */
export function startProgressBar(
  terminal: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  readClock: () => number,
): { readonly tell: (share: number) => void; readonly clear: () => void } {
  let next = readClock() + patience;
  let isDrawn = false;
  return {
    tell(share) {
      if (!terminal.isTTY || readClock() < next) return;
      next = readClock() + pace;
      isDrawn = true;
      const done = Math.round(share * width);
      const percent = String(Math.floor(share * 100)).padStart(3);
      terminal.write(`\r[${'#'.repeat(done)}${'.'.repeat(width - done)}] ${percent}%`);
    },
    clear() {
      if (isDrawn) terminal.write('\r\x1b[2K');
      isDrawn = false;
    },
  };
}
