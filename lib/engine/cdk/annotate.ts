import type { Construct } from 'constructs';
import { groupAlike } from '../../diagnostics/format/group.js';
import { formatPath, type Diagnostic } from '../../diagnostics/index.js';
import { loadCdk } from './sdk.js';

const messageOf = ({ message, help }: Diagnostic, paths: readonly Diagnostic['path'][]): string => {
  const places = paths.filter((path) => path.length > 0).map(formatPath);
  return [
    message,
    ...(help === undefined ? [] : [help]),
    ...(places.length === 0 ? [] : [`at ${places.join(', ')}`]),
  ].join('; ');
};

/** Puts warnings and notes of a spec where CDK shows them. `Annotations.of(construct).acknowledgeWarning('trivium:TRV3004')` takes one away. */
export function annotate(self: Construct, diagnostics: readonly Diagnostic[]): void {
  const annotations = loadCdk().Annotations.of(self);
  for (const { first, others } of groupAlike(diagnostics.filter(({ severity }) => severity !== 'error'))) {
    const message = messageOf(
      first,
      [first, ...others].map(({ path }) => path),
    );
    if (first.severity === 'warning') annotations.addWarningV2(`trivium:${first.code}`, message);
    else annotations.addInfoV2(`trivium:${first.code}`, message);
  }
}
