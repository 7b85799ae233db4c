import { REQUESTS, SHAPES } from '../generated/shapes.js';
import { isDeferred } from '../../../lowered/ref.js';
import type { Shape } from './shape.js';

/** Something that the service would refuse. `unknown` names what the place may have instead. */
export interface ShapeProblem {
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly unknown?: { readonly member: string; readonly known: readonly string[] };
}

/** Members that the service fills in itself when it runs a step. */
const GENERATED = new Set(['ProcessingJobName', 'TrainingJobName']);

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value that only the deployment or the run knows: nothing can be said of it here, and it is one value, however it is written. */
export function isOpen(value: unknown): boolean {
  if (isDeferred(value)) return true;
  const keys = isMap(value) ? Object.keys(value) : [];
  return keys.length === 1 && ['Get', 'Std:Join', 'Std:JsonGet'].includes(keys[0] ?? '');
}

type Path = ShapeProblem['path'];
type Check = (value: unknown, shape: Shape, path: Path) => readonly ShapeProblem[];

const problem = (path: Path, text: string): readonly ShapeProblem[] => [{ path, text }];

function outside(size: number, { min, max }: Shape, what: string, path: Path): readonly ShapeProblem[] {
  if (max !== undefined && size > max) return problem(path, `has ${size} ${what}, at most ${max} are allowed`);
  return min !== undefined && size < min ? problem(path, `has ${size} ${what}, at least ${min} are needed`) : [];
}

const patterns = new Map<string, RegExp | undefined>();

/** The service's patterns are those of Java: strict JavaScript refuses some escapes that its lenient form reads in the same way. */
export function readPattern(pattern: string): RegExp | undefined {
  // Java's name of a class, and a quantifier of the end of the text, which means nothing.
  const text = pattern.replace(/\\p\{Alnum\}/g, 'A-Za-z0-9').replace(/\$\{\d+,\d+\}$/, '');
  for (const flags of text.includes('\\p{') ? ['us'] : ['us', 's']) {
    try {
      return new RegExp(`^(?:${text})$`, flags);
    } catch {
      // The next flags, or the service alone.
    }
  }
  return undefined;
}

function patternOf(text: string): RegExp | undefined {
  if (!patterns.has(text)) patterns.set(text, readPattern(text));
  return patterns.get(text);
}

function checkText(value: unknown, shape: Shape, path: Path): readonly ShapeProblem[] {
  if (typeof value !== 'string') return problem(path, `must be a text, not ${JSON.stringify(value)}`);
  if (shape.enum !== undefined && !shape.enum.includes(value)) {
    return problem(path, `must be one of ${shape.enum.join(', ')}, not "${value}"`);
  }
  const size = outside([...value].length, shape, 'characters', path);
  if (size.length > 0 || shape.pattern === undefined) return size;
  return patternOf(shape.pattern)?.test(value) === false
    ? problem(path, `"${value}" does not match ${shape.pattern}`)
    : [];
}

function checkNumber(value: unknown, { type, min, max }: Shape, path: Path): readonly ShapeProblem[] {
  if (typeof value !== 'number' || ((type === 'integer' || type === 'long') && !Number.isInteger(value))) {
    return problem(
      path,
      `must be a ${type === 'integer' || type === 'long' ? 'whole ' : ''}number, not ${JSON.stringify(value)}`,
    );
  }
  if (max !== undefined && value > max) return problem(path, `is ${value}, at most ${max} is allowed`);
  return min !== undefined && value < min ? problem(path, `is ${value}, at least ${min} is needed`) : [];
}

function checkStructure(value: unknown, shape: Shape, path: Path): readonly ShapeProblem[] {
  if (!isMap(value)) return problem(path, 'must be an object');
  const members = shape.members ?? {};
  const missing = (shape.required ?? []).filter((member) => !GENERATED.has(member) && value[member] === undefined);
  return [
    ...missing.map((member) => ({ path, text: `lacks ${member}` })),
    ...Object.entries(value).flatMap(([member, child]): readonly ShapeProblem[] => {
      const of = Object.hasOwn(members, member) ? members[member] : undefined;
      if (of === undefined) {
        return [
          {
            path: [...path, member],
            text: `there is no member ${member}`,
            unknown: { member, known: Object.keys(members) },
          },
        ];
      }
      return child === undefined ? [] : checkValue(child, of, [...path, member]);
    }),
  ];
}

function checkList(value: unknown, shape: Shape, path: Path): readonly ShapeProblem[] {
  if (!Array.isArray(value)) return problem(path, 'must be a list');
  return [
    ...outside(value.length, shape, 'items', path),
    ...value.flatMap((item, index) => checkValue(item, shape.member ?? '', [...path, index])),
  ];
}

function checkMap(value: unknown, shape: Shape, path: Path): readonly ShapeProblem[] {
  if (!isMap(value)) return problem(path, 'must be an object');
  const entries = Object.entries(value);
  return [
    ...outside(entries.length, shape, 'entries', path),
    ...entries.flatMap(([key, item]) => [
      ...checkValue(key, shape.key ?? '', [...path, key]),
      ...checkValue(item, shape.value ?? '', [...path, key]),
    ]),
  ];
}

const checkBoolean: Check = (value, _shape, path) =>
  typeof value === 'boolean' ? [] : problem(path, 'must be true or false');
const anything: Check = () => [];

const CHECKS: Readonly<Record<Shape['type'], Check>> = {
  structure: checkStructure,
  list: checkList,
  map: checkMap,
  string: checkText,
  boolean: checkBoolean,
  integer: checkNumber,
  long: checkNumber,
  float: checkNumber,
  double: checkNumber,
  timestamp: anything,
  blob: anything,
};

function checkValue(value: unknown, name: string, path: Path): readonly ShapeProblem[] {
  const shape = SHAPES[name];
  return shape === undefined || isOpen(value) ? [] : CHECKS[shape.type](value, shape, path);
}

/** What the service would refuse in the arguments of a step: unknown and missing members, lengths, counts, ranges, patterns, choices. */
export function checkArguments(type: keyof typeof REQUESTS, value: unknown): readonly ShapeProblem[] {
  return checkValue(value, REQUESTS[type], []);
}
