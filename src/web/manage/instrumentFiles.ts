import type { RequestHandler } from 'express';
import { describeInstrumentFile } from '../../core/instrument/describeInstrumentFile.ts';
import { ownInstrument } from './ownInstrument.ts';

/** Gives the schema by which an editor completes and checks an instrument, under the name that the files look for. */
export const sendInstrumentSchema: RequestHandler = (_, response) => {
  response.attachment('instrument.schema.json').json(describeInstrumentFile());
};

/** Gives an instrument as the YAML file that it came as. */
export const sendInstrumentSource: RequestHandler = (_, response) => {
  const { instrument, source } = ownInstrument(response);
  response.attachment(`${instrument.id}.yaml`).type('application/yaml').send(source);
};
