import { gzipSync } from 'node:zlib';
import { type BadFile, reject } from './badFile.ts';
import { baseCells, writeBase } from './baseFile.ts';

const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const withTail = (...parts: readonly (string | Buffer)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const page = `<table>${baseCells.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;

/** What is no table at all, whatever its name says. */
export const otherFiles: readonly BadFile[] = [
  reject('an old workbook', () => withTail(ole, Buffer.alloc(2000)), ['file-old-spreadsheet'], 'data.xls'),
  reject('an old workbook named .xlsx', () => withTail(ole, Buffer.alloc(2000)), ['file-old-spreadsheet'], 'data.xlsx'),
  reject(
    'a workbook with a password',
    () => withTail(ole, Buffer.alloc(3000), Buffer.from('EncryptedPackage', 'utf16le')),
    ['file-locked'],
    'data.xlsx',
  ),
  reject('a web page named .xls', () => `<html><body>${page}</body></html>`, ['file-web-page'], 'data.xls'),
  reject('a table of a web page named .xlsx', () => `\n  ${page}`, ['file-web-page'], 'data.xlsx'),
  reject(
    'a workbook of 2003 in XML',
    () => `<?xml version="1.0"?><Workbook>${page}</Workbook>`,
    ['file-web-page'],
    'data.xls',
  ),
  reject('a web page in UTF-8 with its mark', () => `\ufeff<!DOCTYPE html>${page}`, ['file-web-page'], 'data.xls'),
  reject(
    'a web page in UTF-16',
    () => Buffer.from(`\ufeff<html>${page}</html>`, 'utf16le'),
    ['file-web-page'],
    'data.xls',
  ),
  reject(
    'a PDF',
    () => withTail('%PDF-1.7\n%', Buffer.from([0xe2, 0xe3, 0xcf, 0xd3]), '\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'),
    ['file-binary'],
    'data.pdf',
  ),
  reject(
    'a picture',
    () =>
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
        'base64',
      ),
    ['file-binary'],
    'data.png',
  ),
  reject('a gzip file', () => gzipSync(writeBase()), ['file-binary'], 'data.csv.gz'),
  reject(
    'answers in JSON',
    () => JSON.stringify(baseCells.map((cells) => ({ id: cells[0], E1: cells[4] }))),
    ['file-spreadsheet'],
    'data.json',
  ),
  reject('an object in JSON', () => JSON.stringify({ answers: baseCells }, null, 2), ['file-spreadsheet'], 'data.json'),
  reject('rich text', () => `{\\rtf1\\ansi ${writeBase()}}`, ['file-binary'], 'data.csv'),
  reject('a shell script', () => '#!/bin/sh\nrm -rf /\n', ['not-recognised'], 'data.csv'),
  reject('prose', () => 'Dear colleague,\n\nplease find the answers attached.\n', ['not-recognised'], 'data.txt'),
];
