import { DiagnosticCollector } from '../../../../lib/diagnostics/index.js';
import type { AnyLowered } from '../../../../lib/lowered/resource.js';
import { checkSize } from '../../../../lib/providers/azure/lower/check-size.js';
import type { AzureScope } from '../../../../lib/providers/azure/scope.js';
import { lower, withSteps } from './lower-azure.js';

/** A step with so many variables of 500 characters. */
const withVariables = (count: number) =>
  lower(
    withSteps({
      aa: {
        command: 'python -c pass',
        code: 'src',
        env: Object.fromEntries(Array.from({ length: count }, (_, index) => [`V${index}`, 'x'.repeat(500)])),
      },
    }),
  );
const sizes = ({ found }: ReturnType<typeof lower>) => found.filter((line) => line.startsWith('TRV6007'));

/** What is said of a pipeline of so many steps, without lowering them. */
function ofSteps(count: number): readonly object[] {
  const reporter = new DiagnosticCollector('azure');
  const pipeline = { at: ['pipelines', 'train'], steps: Array.from({ length: count }, () => ({})) };
  checkSize(
    { resources: [], documents: [] } as unknown as AnyLowered,
    { plan: { nodes: { pipeline: [pipeline] } }, reporter } as unknown as AzureScope,
  );
  return reporter.all().map(({ code, path }) => ({ code, path }));
}

describe('what is too large for Azure is refused', () => {
  test('a pipeline of more than 30,000 steps', () => {
    expect(ofSteps(30_000)).toEqual([]);
    expect(ofSteps(30_001)).toEqual([{ code: 'TRV6007', path: ['pipelines', 'train'] }]);
  });

  test('a resource, with the documents that it embeds, that no request to Azure Resource Manager can hold', () => {
    expect(sizes(withVariables(8000))).toEqual([]);
    expect(sizes(withVariables(8400))).toEqual(['TRV6007 pipelines.train.steps.aa']);
  });
});
