import { findFramework, FRAMEWORK_NAMES, FRAMEWORKS, parseFrameworkPin, type Framework } from '../catalog/framework.js';
import { nearestName } from '../diagnostics/index.js';
import { issue } from './issue.js';

/** A version of each framework that people write, for advice. */
const EXAMPLES: Readonly<Record<Framework, string>> = {
  sklearn: '1.4',
  xgboost: '2.1',
  lightgbm: '4.5',
  pytorch: '2.3',
  tensorflow: '2.16',
  huggingface: '4.44',
  python: '3.11',
};

/** The end of an address that names one content. https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests */
const DIGEST = /@sha256:[0-9a-f]{64}$/;
/** One to three numbers, as a pin has them. */
const VERSION = /^\d+(\.\d+){0,2}$/;

/**
 * The form of the text of an image, for editors: a framework with its version; else an address, which is no framework alone, and has an `@` before a
 * digest only. Python is a framework, and an official image of Docker Hub too. Which names are misspelt the parser knows.
 */
export const IMAGE_PATTERN = `^(?:(?:${FRAMEWORK_NAMES.join('|')})@\\d+(?:\\.\\d+){0,2}|(?!(?:${FRAMEWORK_NAMES.filter((name) => name !== 'python').join('|')})(?:[@:][^/]*)?$|python$)[^\\s@]+|[^\\s]+@sha256:[0-9a-f]{64})$`;

/** A framework that is named without a version that pins it. */
function withoutVersion(found: string, framework: Framework, version: string): string {
  const pin = `${framework}@${VERSION.test(version) ? version : EXAMPLES[framework]}`;
  return issue('TRV1030', { found, pin });
}

/**
 * What is wrong with the text of an image, as an issue of the catalogue.
 *
 * A name without a slash is a framework, or an official image of Docker Hub. Of our frameworks only Python has one: all others are meant as pins.
 */
export function imageProblem(text: string): string | undefined {
  if (parseFrameworkPin(text) !== undefined) {
    return undefined;
  }
  const [, name = '', separator, rest = ''] = /^([A-Za-z0-9_.-]+)(?:([@:])([^/]*))?$/.exec(text) ?? [];
  const isDigest = DIGEST.test(text);
  const framework = findFramework(name.toLowerCase());
  if (framework !== undefined && !(framework === 'python' && (separator === ':' || isDigest))) {
    return withoutVersion(text, framework, rest);
  }
  const isPin = separator === '@' && !rest.startsWith('sha256:') && !name.includes('.');
  if (isPin || (framework === undefined && name !== '' && nearestName(name, FRAMEWORKS) !== undefined)) {
    return issue('TRV1004', { found: name, allowed: FRAMEWORKS });
  }
  return text.includes('@') && !isDigest ? issue('TRV1031', { found: text }) : undefined;
}
