/**
 * A process that goes on adding commissions, several at once, each with its entry in the log, and prints the code of
 * each one when it is answered: `audited-writer.ts KIND PATH-OR-URL PREFIX`. It never ends by itself.
 */
import { openDatabase } from '../../src/database/open-database';
import { auditedOn } from './audited';

const [kind, place = '', prefix = ''] = process.argv.slice(2);
const config = kind === 'sqlite' ? ({ kind, path: place } as const) : ({ kind: 'postgres', url: place } as const);
const AT_ONCE = 5;

void openDatabase(config, () => undefined).then(async (connections) => {
  const { addCommission } = auditedOn(connections);
  const goOn = async (writer: number): Promise<never> => {
    for (let number = 1; ; number += 1) {
      const code = `${prefix}-${writer}-${number}`;
      await addCommission(code);
      console.log(code);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, writer) => goOn(writer)));
});
