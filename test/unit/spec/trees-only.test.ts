import * as z from 'zod';
import { parseSpec } from '../../../lib/spec/parse.js';
import { DiagnosticCollector } from '../../../lib/diagnostics/index.js';

test('whoever else uses zod in the same process may still check what holds itself', () => {
  parseSpec({}, new DiagnosticCollector());
  interface Person {
    readonly name: string;
    readonly friend: Person;
  }
  const person: z.ZodType<Person> = z.lazy(() => z.object({ name: z.string(), friend: person }));
  const alone: { name: string; friend?: unknown } = { name: 'Ada' };
  alone.friend = alone;

  const checked = person.parse(alone);

  expect(checked.friend.friend.name).toBe('Ada');
});
