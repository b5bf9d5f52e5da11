// `fivegaps analyze` beside R and pandas over the same file: each program reads it and computes reliability and gaps.
//
//   npm run build && node test/bench/analyzeBeside.mjs [rows, 100000] [rounds, 3]
//
// R: read.csv, psych::alpha of each dimension on each side, t.test of each item and dimension. pandas: the same in closed form, as
// pingouin has it (alpha, paired t, Cohen's d, their intervals). FiveGaps prints its report, which has more in it than both. The
// programs take turns; times are of the wall and, in brackets, of the processor, and the best round of each is compared.
// Needs Rscript with psych, and python3 with pandas and scipy (Debian: r-cran-psych python3-pandas python3-scipy).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [rows = 100_000, rounds = 3] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'fivegaps-bench-'));
const [file, inR, inPython] = ['data.csv', 'beside.R', 'beside.py'].map((name) => join(folder, name));
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
/** The items of each dimension, from 1. */
const dimensions = {
  tangibles: [1, 4],
  reliability: [5, 9],
  responsiveness: [10, 13],
  assurance: [14, 17],
  empathy: [18, 22],
};

const programs = {
  fivegaps: [process.execPath, main, 'analyze', file],
  R: ['Rscript', inR, file],
  pandas: ['/usr/bin/python3', inPython, file],
};

try {
  writeFileSync(file, makeTable());
  writeFileSync(inR, writeR());
  writeFileSync(inPython, writePython());
  const best = new Map();
  for (let round = 0; round < rounds; round++)
    for (const [name, [command, ...args]] of Object.entries(programs)) {
      const taken = time(command, args);
      if (taken.wall < (best.get(name)?.wall ?? Infinity)) best.set(name, taken);
    }
  console.log(`${rows} rows, the best of ${rounds} rounds`);
  const own = best.get('fivegaps');
  for (const [name, { wall, cpu }] of best)
    console.log(
      `${name}: ${wall.toFixed(2)} s (${cpu.toFixed(2)} s) = ${(wall / own.wall).toFixed(2)} (${(cpu / own.cpu).toFixed(2)}) times fivegaps`,
    );
} finally {
  rmSync(folder, { recursive: true });
}

/** Seconds of the wall and, by the shell's own account, of the processor. */
function time(command, args) {
  const begun = performance.now();
  const { status, stderr } = spawnSync('bash', [
    '-c',
    'TIMEFORMAT="%U %S"; time "$@" >/dev/null',
    'time',
    command,
    ...args,
  ]);
  const wall = (performance.now() - begun) / 1000;
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  const [user, system] = String(stderr).trim().split('\n').at(-1).split(' ').map(Number);
  return { wall, cpu: user + system };
}

/** 60 columns; the answers follow from a number, so that each run reads the same file. */
function makeTable() {
  const numbers = Array.from({ length: 22 }, (_, index) => index + 1);
  const groups = Array.from({ length: 15 }, (_, index) => `g${index + 1}`);
  const lines = [['id', ...numbers.map((n) => `E${n}`), ...numbers.map((n) => `P${n}`), ...groups].join()];
  let state = 7;
  const draw = (count) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 10) % count;
  };
  for (let row = 0; row < rows; row++) {
    const mood = draw(3);
    const expected = numbers.map(() => 4 + Math.min(3, mood + draw(3)));
    const perceived = numbers.map(() => 2 + mood + draw(4));
    lines.push([`p${row}`, ...expected, ...perceived, ...groups.map(() => `g${draw(4)}`)].join());
  }
  return `${lines.join('\n')}\n`;
}

function writeR() {
  const blocks = Object.values(dimensions).map(([from, to]) => `${from}:${to}`);
  return `suppressMessages(library(psych))
data <- read.csv(commandArgs(TRUE)[1])
blocks <- list(${blocks.join()})
for (side in c("E", "P")) for (items in blocks) print(alpha(data[paste0(side, items)])$total)
for (item in 1:22) print(t.test(data[[paste0("P", item)]], data[[paste0("E", item)]], paired = TRUE))
for (items in blocks)
  print(t.test(rowMeans(data[paste0("P", items)]), rowMeans(data[paste0("E", items)]), paired = TRUE))
`;
}

function writePython() {
  const blocks = Object.values(dimensions).map(([from, to]) => `range(${from}, ${to + 1})`);
  return `import sys
import numpy as np
import pandas as pd
from scipy import stats

data = pd.read_csv(sys.argv[1])
blocks = [${blocks.join()}]

def alpha(items):
    k, n = items.shape[1], len(items)
    value = k / (k - 1) * (1 - items.var(ddof=1).sum() / items.sum(axis=1).var(ddof=1))
    low, high = (1 - (1 - value) * stats.f.ppf(p, n - 1, (n - 1) * (k - 1)) for p in (0.975, 0.025))
    return value, low, high

def paired(x, y):
    difference = x - y
    test = stats.ttest_rel(x, y)
    interval = stats.t.interval(0.95, len(x) - 1, difference.mean(), stats.sem(difference))
    d = (x.mean() - y.mean()) / np.sqrt((x.var(ddof=1) + y.var(ddof=1)) / 2)
    return test.statistic, test.pvalue, interval, d

for side in "EP":
    for items in blocks:
        print(alpha(data[[f"{side}{item}" for item in items]]))
for item in range(1, 23):
    print(paired(data[f"P{item}"], data[f"E{item}"]))
for items in blocks:
    means = [data[[f"{side}{item}" for item in items]].mean(axis=1) for side in "PE"]
    print(paired(*means))
`;
}
