import { outcomeRoles } from '../../instrument/outcomeRoles.ts';
import { below, type Population } from './population.ts';

/** Who would buy again, by how content people are with product and service. */
export const repurchaseFigures: readonly Population[] = [
  {
    id: 'repurchase',
    at: '/repurchase',
    people: 'all-three',
    fields: {
      n: 'n',
      ...below(
        outcomeRoles.map((role) => `asked/${role}`),
        { from: 'least-yes' },
      ),
      'cells/*/n': 'n',
      'cells/*/again': 'count-again',
      'cells/*/value': 'share-again',
      'cells/*/ci/*': 'share-interval',
      'effects/*/value': 'share-difference',
      'effects/*/ci/*': 'share-difference-interval',
    },
  },
];
