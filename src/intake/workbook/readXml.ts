import { StringDecoder } from 'node:string_decoder';
import sax, { type QualifiedTag, type Tag } from 'sax';
import { BrokenZip } from './openZip.ts';

/** What is done at the beginning of an element, at its end, and with text. Names come without the prefix of a namespace. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * Reads XML as it streams, and stops after each piece with its length in bytes, so that what has been found can be used. Only the five entities that XML
 * itself has are known, so none can grow. Throws BrokenZip for what is no well-formed XML.
 */
export async function* readXml(stream: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<number> {
  const parser = sax.parser(true, { position: false });
  parser.onopentag = ({ name, attributes }: Tag | QualifiedTag) =>
    handlers.open?.(withoutPrefix(name), attributes as Record<string, string>);
  parser.onclosetag = (name) => handlers.close?.(withoutPrefix(name));
  parser.ontext = (text) => handlers.text?.(text);
  parser.oncdata = (text) => handlers.text?.(text);
  parser.onerror = (error) => {
    throw new BrokenZip(error.message);
  };
  const decoder = new StringDecoder('utf8');
  for await (const chunk of stream) {
    parser.write(decoder.write(chunk));
    yield chunk.length;
  }
  parser.close();
  yield 0;
}

/** The whole of a part that is small or of which little is kept. */
export async function readWholeXml(stream: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXml(stream, handlers));
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
