import { isDeferred } from './ref.js';
import type { ShapeMembers, Shapes, ShapeType } from './shape.js';

/** Where in a value. */
export type ShapePath = readonly (string | number)[];

/** What does not fit: a name that the object does not have, a value of another type, or a required property that is absent. */
export type ShapeProblem =
  | { readonly kind: 'unknown'; readonly path: ShapePath; readonly known: readonly string[] }
  | { readonly kind: 'type'; readonly path: ShapePath; readonly found: unknown; readonly allowed: string }
  | { readonly kind: 'missing'; readonly path: ShapePath };

type Problems = readonly ShapeProblem[];
type OfKind<K extends ShapeType['kind']> = ShapeType & { readonly kind: K };
type Check<K extends ShapeType['kind']> = (value: unknown, type: OfKind<K>, path: ShapePath, shapes: Shapes) => Problems;
type ObjectType = OfKind<'object'>;
type JsonMap = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is JsonMap => typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;
const wrong = (value: unknown, type: ShapeType, path: ShapePath): Problems => [{ kind: 'type', path, found: value, allowed: describe(type) }];

function membersOf({ shape }: ObjectType, shapes: Shapes): ShapeMembers {
  const members = shapes.membersOf(shape);
  if (members === undefined) throw new Error(`the table has no shape "${shape}"`);
  return members;
}

/** A type in words: `"Basic" or "Standard"`, `a list of texts`. */
export function describe(type: ShapeType, many = false): string {
  switch (type.kind) {
    case 'string': return many ? 'texts' : 'a text';
    case 'number': return many ? 'numbers' : 'a number';
    case 'boolean': return 'true or false';
    case 'any': return 'anything';
    case 'asset': return 'a file that trivium uploads, which an override cannot name';
    case 'literal': return `"${type.value}"`;
    case 'list': return `${many ? 'lists' : 'a list'} of ${describe(type.of, true)}`;
    case 'map': return `${many ? 'maps' : 'a map'} of ${describe(type.of, true)}`;
    case 'object': return many ? 'objects' : 'an object';
    case 'union': return [...new Set(type.of.map((each) => describe(each, many)))].join(' or ');
  }
}

function checkObject(value: JsonMap, members: ShapeMembers, path: ShapePath, shapes: Shapes): Problems {
  const known = [...members.keys()];
  const unknown = Object.keys(value).filter((name) => !members.has(name));
  // A misspelt name is often that of what is required: it is told once.
  const missing = unknown.length > 0 ? [] : known.filter((name) => members.get(name)?.required === true && (!Object.hasOwn(value, name) || isAbsent(value[name])));
  return [
    ...unknown.map((name) => ({ kind: 'unknown', path: [...path, name], known }) as const),
    ...missing.map((name) => ({ kind: 'missing', path: [...path, name] }) as const),
    ...[...members].flatMap(([name, { type }]) => (Object.hasOwn(value, name) && !isAbsent(value[name]) ? checkValue(value[name], type, [...path, name], shapes) : [])),
  ];
}

const isLiteral = (type: ShapeType): boolean => type.kind === 'literal' || (type.kind === 'union' && type.of.every(isLiteral));

/** Members by which objects of a union tell what they are: `kind: "a"` in one, `kind: "b"` in another. */
function differing(value: JsonMap, members: ShapeMembers, path: ShapePath, shapes: Shapes): Problems {
  return [...members].flatMap(([name, { type }]) => (isLiteral(type) && !isAbsent(value[name]) ? checkValue(value[name], type, [...path, name], shapes) : []));
}

const unknowns = (problems: Problems): number => problems.filter(({ kind }) => kind === 'unknown').length;

/** Of several readings the nearest: names say more than values which one was meant. */
const nearest = (all: readonly Problems[]): Problems => all.reduce((best, each) => (unknowns(each) - unknowns(best) || each.length - best.length) < 0 ? each : best);

function checkObjects(value: JsonMap, types: readonly ObjectType[], path: ShapePath, shapes: Shapes): Problems {
  const candidates = types.map((type) => membersOf(type, shapes));
  const alike = candidates.filter((members) => differing(value, members, path, shapes).length === 0);
  if (alike.length > 0) return nearest(alike.map((members) => checkObject(value, members, path, shapes)));
  return sameDifference(candidates.map((members) => differing(value, members, path, shapes)));
}

/** What no object of a union allows, with what each of them would. */
function sameDifference(all: readonly Problems[]): Problems {
  const [first] = nearest(all);
  if (first?.kind !== 'type') return [];
  const same = all.flat().filter((each) => each.kind === 'type' && each.path.join('.') === first.path.join('.'));
  return [{ ...first, allowed: [...new Set(same.map((each) => (each.kind === 'type' ? each.allowed : '')))].join(' or ') }];
}

function checkUnion(value: unknown, type: OfKind<'union'>, path: ShapePath, shapes: Shapes): Problems {
  const objects = type.of.filter((each): each is ObjectType => each.kind === 'object');
  const others = type.of.filter((each) => each.kind !== 'object').map((each) => checkValue(value, each, path, shapes));
  if (others.some((problems) => problems.length === 0)) return [];
  if (isMap(value) && objects.length > 0) return checkObjects(value, objects, path, shapes);
  // What is wrong deep inside of a list or map says more than that the whole does not fit.
  return others.find((problems) => problems.every((problem) => problem.path.length > path.length)) ?? wrong(value, type, path);
}

const scalar = <K extends 'string' | 'number' | 'boolean'>(name: K): Check<K> => (value, type, path) => (typeof value === name ? [] : wrong(value, type, path));

const CHECKS: { readonly [K in ShapeType['kind']]: Check<K> } = {
  string: scalar('string'), number: scalar('number'), boolean: scalar('boolean'),
  any: () => [],
  asset: wrong,
  literal: (value, type, path) => (value === type.value ? [] : wrong(value, type, path)),
  list: (value, type, path, shapes) => (Array.isArray(value) ? value.flatMap((item: unknown, index) => checkValue(item, type.of, [...path, index], shapes)) : wrong(value, type, path)),
  map: (value, type, path, shapes) => (isMap(value) ? Object.entries(value).flatMap(([key, item]) => (isAbsent(item) ? [] : checkValue(item, type.of, [...path, key], shapes))) : wrong(value, type, path)),
  object: (value, type, path, shapes) => (isMap(value) ? checkObject(value, membersOf(type, shapes), path, shapes) : wrong(value, type, path)),
  union: checkUnion,
};

/**
 * What of a value does not fit a type. What only the deployment knows fits everywhere; `null` is absent.
 *
 * @param path - where the value stands: the paths of problems begin with it
 */
export function checkValue(value: unknown, type: ShapeType, path: ShapePath, shapes: Shapes): readonly ShapeProblem[] {
  if (isDeferred(value) || shapes.isOpen(value)) return [];
  return (CHECKS[type.kind] as Check<ShapeType['kind']>)(value, type, path, shapes);
}

/** What of an object does not fit a shape of a table: nothing when the table does not have it. */
export function checkShape(value: unknown, shape: string, shapes: Shapes): readonly ShapeProblem[] {
  return checkValue(value, { kind: 'object', shape }, [], shapes);
}
