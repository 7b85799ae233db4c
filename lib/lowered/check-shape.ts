import { isDeferred } from './ref.js';
import type { ShapeMembers, Shapes, ShapeType } from './shape.js';

/** What a value is held against. */
export interface Against {
  readonly shapes: Shapes;
  /** What the value is laid over: what stands there need not be said again, and is not looked at. */
  readonly under?: unknown;
}

/** Where in a value. */
export type ShapePath = readonly (string | number)[];

/** What does not fit: a name that the object does not have, a value of another type, or a required property that is absent. */
export type ShapeProblem =
  | { readonly kind: 'unknown'; readonly path: ShapePath; readonly known: readonly string[] }
  | { readonly kind: 'type'; readonly path: ShapePath; readonly found: unknown; readonly allowed: string }
  | { readonly kind: 'missing'; readonly path: ShapePath };

type Problems = readonly ShapeProblem[];
type OfKind<K extends ShapeType['kind']> = ShapeType & { readonly kind: K };
type Check<K extends ShapeType['kind']> = (
  value: unknown,
  type: OfKind<K>,
  path: ShapePath,
  against: Against,
) => Problems;
type ObjectType = OfKind<'object'>;
type JsonMap = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;
const wrong = (value: unknown, type: ShapeType, path: ShapePath): Problems => [
  { kind: 'type', path, found: value, allowed: describe(type) },
];

function membersOf({ shape }: ObjectType, { shapes }: Against): ShapeMembers {
  const members = shapes.membersOf(shape);
  if (members === undefined) throw new Error(`the table has no shape "${shape}"`);
  return members;
}

/** A type in words: `"Basic" or "Standard"`, `a list of texts`. */
export function describe(type: ShapeType, many = false): string {
  switch (type.kind) {
    case 'string':
      return many ? 'texts' : 'a text';
    case 'number':
      return many ? 'numbers' : 'a number';
    case 'boolean':
      return 'true or false';
    case 'any':
      return 'anything';
    case 'date':
      return `${many ? 'dates' : 'a date'} such as 2027-01-31 or 2027-01-31T12:00:00Z`;
    case 'asset':
      return 'a file that trivium uploads, which an override cannot name';
    case 'literal':
      return `"${type.value}"`;
    case 'list':
      return `${many ? 'lists' : 'a list'} of ${describe(type.of, true)}`;
    case 'map':
      return `${many ? 'maps' : 'a map'} of ${describe(type.of, true)}`;
    case 'object':
      return many ? 'objects' : 'an object';
    case 'union':
      return [...new Set(type.of.map((each) => describe(each, many)))].join(' or ');
  }
}

/** The names of an object as the table spells them, with the spelling that it has itself. */
const spelling = (value: JsonMap, { shapes }: Against): ReadonlyMap<string, string> =>
  new Map(Object.keys(value).map((name) => [shapes.spell(name), name]));

/** What stands below, by the spelling of the table. */
const below = ({ shapes, under }: Against): ReadonlyMap<string, unknown> =>
  new Map(isMap(under) ? Object.entries(under).map(([name, value]) => [shapes.spell(name), value]) : []);

function missingOf(
  value: JsonMap,
  members: ShapeMembers,
  written: ReadonlyMap<string, string>,
  against: Against,
): readonly string[] {
  const under = below(against);
  const isMissing = (name: string): boolean => {
    const own = written.get(name);
    return isAbsent(own === undefined ? under.get(name) : value[own]);
  };
  return [...members].flatMap(([name, { required }]) =>
    required && isMissing(name) ? [written.get(name) ?? name] : [],
  );
}

function checkObject(value: JsonMap, members: ShapeMembers, path: ShapePath, against: Against): Problems {
  const written = spelling(value, against);
  const under = below(against);
  const known = [...members.keys()];
  // What stands below may be removed: another kind of object need not have it.
  const unknown = [...written]
    .filter(([name, own]) => !members.has(name) && !(value[own] === null && under.has(name)))
    .map(([, own]) => own);
  // A misspelt name is often that of what is required: it is told once.
  const missing = unknown.length > 0 ? [] : missingOf(value, members, written, against);
  return [
    ...unknown.map((name) => ({ kind: 'unknown', path: [...path, name], known }) as const),
    ...missing.map((name) => ({ kind: 'missing', path: [...path, name] }) as const),
    ...[...written].flatMap(([name, own]) =>
      checkMember(value[own], members.get(name)?.type, [...path, own], {
        shapes: against.shapes,
        under: under.get(name),
      }),
    ),
  ];
}

const checkMember = (value: unknown, type: ShapeType | undefined, path: ShapePath, against: Against): Problems =>
  type === undefined || isAbsent(value) ? [] : checkValue(value, type, path, against);

const isLiteral = (type: ShapeType): boolean =>
  type.kind === 'literal' || (type.kind === 'union' && type.of.every(isLiteral));

/** Members by which objects of a union tell what they are: `kind: "a"` in one, `kind: "b"` in another. What is not said stands below. */
function differing(value: JsonMap, members: ShapeMembers, path: ShapePath, against: Against): Problems {
  const written = spelling(value, against);
  const under = below(against);
  return [...members].flatMap(([name, { type }]) => {
    const own = written.get(name);
    return isLiteral(type)
      ? checkMember(own === undefined ? under.get(name) : value[own], type, [...path, own ?? name], {
          shapes: against.shapes,
        })
      : [];
  });
}

const unknowns = (problems: Problems): number => problems.filter(({ kind }) => kind === 'unknown').length;

/** Of several readings the nearest: names say more than values which one was meant. */
const nearest = (all: readonly Problems[]): Problems =>
  all.reduce((best, each) => ((unknowns(each) - unknowns(best) || each.length - best.length) < 0 ? each : best));

function checkObjects(value: JsonMap, types: readonly ObjectType[], path: ShapePath, against: Against): Problems {
  const candidates = types.map((type) => membersOf(type, against));
  const alike = candidates.filter((members) => differing(value, members, path, against).length === 0);
  if (alike.length > 0) return nearest(alike.map((members) => checkObject(value, members, path, against)));
  return sameDifference(candidates.map((members) => differing(value, members, path, against)));
}

/** What no object of a union allows, with what each of them would. */
function sameDifference(all: readonly Problems[]): Problems {
  const [first] = nearest(all);
  if (first?.kind !== 'type') return [];
  const same = all.flat().filter((each) => each.kind === 'type' && each.path.join('.') === first.path.join('.'));
  return [
    { ...first, allowed: [...new Set(same.map((each) => (each.kind === 'type' ? each.allowed : '')))].join(' or ') },
  ];
}

function checkUnion(value: unknown, type: OfKind<'union'>, path: ShapePath, against: Against): Problems {
  const objects = type.of.filter((each): each is ObjectType => each.kind === 'object');
  const others = type.of.filter((each) => each.kind !== 'object').map((each) => checkValue(value, each, path, against));
  if (others.some((problems) => problems.length === 0)) return [];
  if (isMap(value) && objects.length > 0) return checkObjects(value, objects, path, against);
  // What is wrong deep inside of a list or map says more than that the whole does not fit.
  return (
    others.find((problems) => problems.every((problem) => problem.path.length > path.length)) ??
    wrong(value, type, path)
  );
}

/** https://www.w3.org/TR/NOTE-datetime */
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

const scalar =
  <K extends 'string' | 'number' | 'boolean'>(name: K): Check<K> =>
  (value, type, path) =>
    typeof value === name ? [] : wrong(value, type, path);

function checkMap(value: JsonMap, of: ShapeType, path: ShapePath, { shapes, under }: Against): Problems {
  return Object.entries(value).flatMap(([key, item]) =>
    checkMember(item, of, [...path, key], { shapes, under: isMap(under) ? under[key] : undefined }),
  );
}

const CHECKS: { readonly [K in ShapeType['kind']]: Check<K> } = {
  string: scalar('string'),
  number: scalar('number'),
  boolean: scalar('boolean'),
  any: () => [],
  date: (value, type, path) =>
    typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value)) ? [] : wrong(value, type, path),
  asset: wrong,
  literal: (value, type, path) => (value === type.value ? [] : wrong(value, type, path)),
  list: (value, type, path, against) =>
    Array.isArray(value)
      ? value.flatMap((item: unknown, index) => checkValue(item, type.of, [...path, index], { shapes: against.shapes }))
      : wrong(value, type, path),
  map: (value, type, path, against) =>
    isMap(value) ? checkMap(value, type.of, path, against) : wrong(value, type, path),
  object: (value, type, path, against) =>
    isMap(value) ? checkObject(value, membersOf(type, against), path, against) : wrong(value, type, path),
  union: checkUnion,
};

/**
 * What of a value does not fit a type. What only the deployment knows fits everywhere; `null` is absent.
 *
 * @param path - where the value stands: the paths of problems begin with it
 */
export function checkValue(
  value: unknown,
  type: ShapeType,
  path: ShapePath,
  against: Against,
): readonly ShapeProblem[] {
  if (isDeferred(value) || against.shapes.isOpen(value)) return [];
  return (CHECKS[type.kind] as Check<ShapeType['kind']>)(value, type, path, against);
}

/** What of an object does not fit a shape of a table. */
export function checkShape(value: unknown, shape: string, against: Against): readonly ShapeProblem[] {
  return checkValue(value, { kind: 'object', shape }, [], against);
}
