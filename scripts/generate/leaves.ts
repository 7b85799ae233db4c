import { typeOf } from './face.js';
import { alternatives, partName, resolveNode, type SchemaNode, type SchemaTree } from './schema-tree.js';

const TARGETS = ['aws', 'azure', 'gcp'];

/** One leaf of a noun: a field that holds a value. */
export interface Leaf {
  readonly path: string;
  readonly types: readonly string[];
  readonly description: string;
  readonly default: unknown;
  /** Closed choices, when every value is one. */
  readonly choices: readonly string[] | undefined;
  readonly optional: boolean;
  /** The target whose block it stands in. */
  readonly target: string | undefined;
}

/** The nouns: parts of the spec whose support is decided on their own. */
export const NOUNS: Readonly<Record<string, string>> = {
  system: 'SystemSpec',
  defaults: 'DefaultsSpec',
  environment: 'EnvironmentSpec',
  dataset: 'DatasetSpec',
  secret: 'SecretSpec',
  model: 'ModelSpec',
  pipeline: 'PipelineSpec',
  step: 'StepSpec',
  job: 'JobSpec',
  endpoint: 'EndpointSpec',
  alarm: 'AlarmSpec',
  notification: 'NotificationSpec',
  trigger: 'TriggerSpec',
};

const NOUN_PARTS = new Set(Object.values(NOUNS));

interface Walk {
  readonly path: string;
  readonly optional: boolean;
  readonly target: string | undefined;
  readonly top: boolean;
}

function choicesOf(node: SchemaNode, tree: SchemaTree): readonly string[] | undefined {
  const full = resolveNode(node, tree);
  if (typeof full.const === 'string') return [full.const];
  return full.enum !== undefined && full.enum.every((value): value is string => typeof value === 'string')
    ? full.enum
    : undefined;
}

function* walk(node: SchemaNode, tree: SchemaTree, at: Walk): Generator<Leaf> {
  const full = resolveNode(node, tree);
  const part = partName(node);
  // A noun inside a noun is decided on its own; a union's alternatives (step kinds) belong to the union.
  if (!at.top && part !== undefined && NOUN_PARTS.has(part)) return;
  const leaf = (): Leaf => ({
    path: at.path,
    types: [typeOf(node, tree)],
    description: full.description ?? '',
    default: full.default,
    choices: choicesOf(node, tree),
    optional: at.optional,
    target: at.target,
  });
  if (full['x-leaf'] === true) return yield leaf();
  // null, which takes a default away, is no value of its own to decide on.
  const [single, ...others] = (alternatives(full) ?? []).filter(({ type }) => type !== 'null');
  if (single !== undefined && others.length === 0) {
    return yield* walk(
      { ...single, description: full.description ?? single.description, default: full.default } as SchemaNode,
      tree,
      { ...at, optional: true },
    );
  }
  const options = alternatives(full);
  if (options !== undefined && options.some((option) => resolveNode(option, tree).properties !== undefined)) {
    for (const option of options) yield* walk(option, tree, at);
    return;
  }
  if (full.type === 'array' && full.items !== undefined) {
    return yield* walk({ ...full.items, description: full.description, default: full.default } as SchemaNode, tree, {
      ...at,
      path: `${at.path}[]`,
      top: false,
    });
  }
  if (full.properties !== undefined) {
    for (const [name, child] of Object.entries(full.properties)) {
      yield* walk(child, tree, {
        path: at.path === '' ? name : `${at.path}.${name}`,
        optional: at.optional || !(full.required ?? []).includes(name),
        target: at.target ?? (TARGETS.includes(name) ? name : undefined),
        top: false,
      });
    }
    return;
  }
  if (full.type === 'object' && typeof full.additionalProperties === 'object') {
    if (full['x-noun'] !== undefined) return;
    return yield* walk(
      {
        ...full.additionalProperties,
        description: full.additionalProperties.description ?? full.description,
      } as SchemaNode,
      tree,
      { ...at, path: at.path === '' ? '*' : `${at.path}.*`, top: false },
    );
  }
  yield leaf();
}

/** Leaves of a noun; the alternatives of a union are merged by path. */
export function leavesOf(noun: string, tree: SchemaTree): readonly Leaf[] {
  const part = NOUNS[noun] ?? '';
  const root = part === 'SystemSpec' ? tree.root : tree.parts[part];
  if (root === undefined) throw new Error(`the schema has no ${part}`);
  const merged = new Map<string, Leaf>();
  for (const leaf of walk(root, tree, { path: '', optional: false, target: undefined, top: true })) {
    const known = merged.get(leaf.path);
    merged.set(
      leaf.path,
      known === undefined
        ? leaf
        : {
            ...known,
            types: [...new Set([...known.types, ...leaf.types])],
            optional: known.optional || leaf.optional,
            choices:
              known.choices === undefined || leaf.choices === undefined
                ? undefined
                : [...new Set([...known.choices, ...leaf.choices])],
          },
    );
  }
  return [...merged.values()];
}

const pascal = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function renderInterface(name: string, about: string, leaves: readonly Leaf[]): string {
  const fields = leaves.map(
    (leaf) =>
      `  /** ${leaf.description.replace(/\s+/g, ' ')} */\n  readonly '${leaf.path}': ${leaf.types.join(' | ')};`,
  );
  return `/** ${about} */\nexport interface ${name} {\n${fields.join('\n')}\n}`;
}

/** The leaf maps: what every provider must decide on, by path. */
export function renderLeafTypes(tree: SchemaTree): string {
  const imports = new Set<string>();
  const blocks = Object.keys(NOUNS).flatMap((noun) => {
    const leaves = leavesOf(noun, tree);
    for (const { types } of leaves) {
      for (const type of types) {
        for (const [name] of type.matchAll(/\b[A-Z][A-Za-z]*Spec\b|\bJson\b/g)) imports.add(name);
      }
    }
    return [
      renderInterface(
        `${pascal(noun)}Leaves`,
        `Every leaf of a ${noun} that all targets must decide on, by path.`,
        leaves.filter(({ target }) => target === undefined),
      ),
      ...TARGETS.map((target) =>
        renderInterface(
          `${pascal(noun)}${pascal(target)}Leaves`,
          `Every leaf of a ${noun} that only ${target} reads, by path.`,
          leaves.filter((leaf) => leaf.target === target),
        ),
      ),
    ];
  });
  return `// Generated from lib/spec by \`npm run generate\`. Do not edit.\n\nimport type { ${[...imports].sort().join(', ')} } from './face.js';\n\n${blocks.join('\n\n')}\n`;
}

/** The same at run time: for the check of support, the sensitivity test and the documentation. */
export function renderLeafTable(tree: SchemaTree): string {
  const rows = Object.keys(NOUNS).map(
    (noun) =>
      `  ${noun}: [\n${leavesOf(noun, tree)
        .map(
          (leaf) =>
            `    ${JSON.stringify({
              path: leaf.path,
              ...(leaf.target === undefined ? {} : { target: leaf.target }),
              ...(leaf.choices === undefined ? {} : { choices: leaf.choices }),
              ...(leaf.default === undefined ? {} : { default: leaf.default }),
              optional: leaf.optional,
              type: leaf.types.join(' | '),
              description: leaf.description,
            })},`,
        )
        .join('\n')}\n  ],`,
  );
  return `// Generated from lib/spec by \`npm run generate\`. Do not edit.\n\nimport type { LeafInfo, Noun } from '../leaf.js';\n\n/** Every leaf of every noun. */\nexport const LEAVES: { readonly [K in Noun]: readonly LeafInfo[] } = {\n${rows.join('\n')}\n};\n`;
}
