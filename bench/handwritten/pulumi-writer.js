'use strict';
/** Writes the Pulumi program that makes what the example's program makes. */
const path = require('node:path');
const { expression, variable, quoted } = require('./code.js');

const root = path.join(__dirname, '..', '..');

/** `azure-native:storage:Blob` and `gcp:storage/bucket:Bucket` → the module and its class. */
function classOf(token) {
  const [pack, module, name] = token.split(':');
  return { pack, module: module.split('/')[0], name };
}

/** Attributes below the first are reached through `apply` where the SDK types them as optional. */
const attribute = (name, attr) => {
  const [first, ...rest] = attr.split('.');
  return rest.length === 0 ? `${name}.${first}` : `${name}.${first}.apply((value) => value.${rest.join('.')})`;
};

function assetCode({ source }) {
  if ('text' in source) return `new pulumi.asset.StringAsset(${quoted(source.text)})`;
  const place = 'bundle' in source ? path.join(root, 'examples', 'wine-quality', 'src') : source.path ?? source.directory;
  const relative = path.relative(root, place).split(path.sep).map(quoted).join(', ');
  return `new pulumi.asset.${'path' in source ? 'FileAsset' : 'FileArchive'}(path.join(root, ${relative}))`;
}

function dialectOf(lowered) {
  const documents = new Map(lowered.documents.map((document) => [document.id, document]));
  const assets = new Map(lowered.assets.map((asset) => [asset.id, asset]));
  const dialect = {
    template: 'pulumi.interpolate',
    ref: (id, attr) => attribute(variable(id), attr),
    asset: (id, attr) => (attr === 'hash' ? quoted(assets.get(id).hash) : assetCode(assets.get(id))),
    document: (id, as, indent) => {
      const body = expression(documents.get(id).body, dialect, indent);
      return as === 'text' ? body : `pulumi.jsonStringify(${body})`;
    },
  };
  return dialect;
}

function optionsCode({ dependsOn = [], retain, ignoreChanges, replaceOnChanges, deleteBeforeReplace } = {}) {
  const entries = [
    ...(dependsOn.length === 0 ? [] : [`dependsOn: [${dependsOn.map(variable).join(', ')}]`]), ...(retain === true ? ['retainOnDelete: true'] : []),
    ...Object.entries({ ignoreChanges, replaceOnChanges }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: [${value.map(quoted).join(', ')}]`])),
    ...(deleteBeforeReplace === undefined ? [] : [`deleteBeforeReplace: ${deleteBeforeReplace}`]),
  ];
  return entries.length === 0 ? '' : `, { ${entries.join(', ')} }`;
}

/** Calls and resources, each after what it refers to. */
function statements(lowered, dialect) {
  const waiting = lowered.lookups.map((lookup) => ({ lookup, needs: [...JSON.stringify(lookup.args).matchAll(/"trivium:ref":"([^"]+)"/g)].map(([, id]) => id) }));
  const made = new Set();
  const lines = [];
  const ask = () => {
    for (const { lookup } of waiting.filter((item) => !made.has(item.lookup.id) && item.needs.every((id) => made.has(id)))) {
      const { module, name } = classOf(lookup.call);
      made.add(lookup.id);
      const args = expression(lookup.args, dialect);
      lines.push(`const ${variable(lookup.id)} = ${module}.${name}Output(${args === '{}' ? '' : args});`);
    }
  };
  ask();
  for (const { id, type, props, options } of lowered.resources) {
    const { module, name } = classOf(type);
    lines.push(`const ${variable(id)} = new ${module}.${name.charAt(0).toUpperCase()}${name.slice(1)}(${quoted(id)}, ${expression(props, dialect)}${optionsCode(options)});`);
    made.add(id);
    ask();
  }
  return lines;
}

/** The program, as the text of a file. */
function programFile(lowered) {
  const dialect = dialectOf(lowered);
  const tokens = [...lowered.resources.map(({ type }) => type), ...lowered.lookups.map(({ call }) => call)].map(classOf);
  const modules = [...new Map(tokens.map(({ pack, module }) => [module, `const ${module} = require('@pulumi/${pack}/${module}');`])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  const outputs = lowered.outputs.map(({ name, value }) => `  ${quoted(name)}: ${expression(value, dialect, '  ')},`);
  return `'use strict';
/** A Pulumi program written by hand, for comparison. */
const path = require('node:path');
const pulumi = require('@pulumi/pulumi');
${modules.join('\n')}

const root = path.join(__dirname, '..', '..', '..');

${statements(lowered, dialect).join('\n\n')}

module.exports = {
${outputs.join('\n')}
};
`;
}

module.exports = { programFile };
