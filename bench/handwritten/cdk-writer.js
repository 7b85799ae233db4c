'use strict';
/** Writes the CDK app that makes what the example's stacks make. */
const { expression, variable, quoted } = require('./code.js');

const PSEUDO = { Partition: 'PARTITION', AccountId: 'ACCOUNT_ID', Region: 'REGION', URLSuffix: 'URL_SUFFIX', StackName: 'STACK_NAME', StackId: 'STACK_ID' };
const classOf = (type) => {
  const [, service, name] = type.split('::');
  return { module: service.toLowerCase(), name: `Cfn${name}` };
};

/** How references are written in one stack. */
function dialectOf(part, lowered) {
  const partOf = new Map(lowered.resources.map((resource) => [resource.id, resource.part]));
  const documents = new Map(lowered.documents.map((document) => [document.id, document]));
  const bundle = lowered.assets.find(({ source }) => 'bundle' in source);
  const dialect = {
    template: '',
    ref: (id, attr) => {
      if (id === 'AWS') return attr === 'AssetBucket' ? `${variable(bundle.id)}.s3BucketName` : attr === 'AssetFolder' ? "''" : `cdk.Aws.${PSEUDO[attr]}`;
      return `${partOf.get(id) === part ? '' : 'foundation.'}${variable(id)}.${attr === 'Ref' ? 'ref' : `attr${attr}`}`;
    },
    asset: (id, attr) => `${variable(id)}.${{ uri: 's3ObjectUrl', key: 's3ObjectKey', bucket: 's3BucketName' }[attr]}`,
    document: (id, as, indent) => {
      const body = expression(documents.get(id).body, dialect, indent);
      return as === 'text' ? body : `this.toJsonString(${body})`;
    },
  };
  return dialect;
}

function resourceCode({ id, type, props, options = {} }, dialect, isShared) {
  const { module, name } = classOf(type);
  const name_ = variable(id);
  return [
    `    const ${name_} = new ${module}.${name}(this, ${quoted(id)}, ${expression(props, dialect, '    ')});`,
    ...(options.retain === undefined ? [] : [`    ${name_}.applyRemovalPolicy(cdk.RemovalPolicy.${options.retain ? 'RETAIN_ON_UPDATE_OR_DELETE' : 'DESTROY'});`]),
    ...(isShared ? [`    this.${name_} = ${name_};`] : []),
  ];
}

function assetCode({ id, source }, files) {
  const place = 'bundle' in source ? "'..', '..', '..', 'examples', 'wine-quality', 'src'" : 'text' in source ? `'assets', ${quoted(files.textFile(id, source.text))}` : "'..', '..', '..', 'examples', 'wine-quality', 'data', 'winequality.csv'";
  return `    const ${variable(id)} = new assets.Asset(this, ${quoted(variable(id))}, { path: path.join(__dirname, ${place}) });`;
}

/** One stack, as the text of a file. */
function stackFile(part, className, lowered, files) {
  const dialect = dialectOf(part, lowered);
  const own = lowered.resources.filter((resource) => resource.part === part);
  const dependencies = own.flatMap(({ id, options }) => (options?.dependsOn ?? []).filter((other) => own.some((resource) => resource.id === other)).map((other) => `    ${variable(id)}.addResourceDependency(${variable(other)});`));
  const body = [
    ...(part === 'system' ? lowered.assets.map((asset) => assetCode(asset, files)) : []),
    ...own.flatMap((resource) => resourceCode(resource, dialect, part === 'foundation')),
    ...dependencies,
    ...lowered.outputs.filter((output) => output.part === part).map(({ name, description, value }) => `    new cdk.CfnOutput(this, ${quoted(name)}, { description: ${quoted(description)}, value: ${expression(value, dialect, '    ')} });`),
  ];
  const modules = [...new Set(own.map(({ type }) => classOf(type).module))].sort();
  return `'use strict';
const path = require('node:path');
const cdk = require('aws-cdk-lib');
const assets = require('aws-cdk-lib/aws-s3-assets');
${modules.map((module) => `const ${module} = require('aws-cdk-lib/aws-${module}');`).join('\n')}

class ${className} extends cdk.Stack {
  constructor(scope, id, { foundation, ...props }) {
    super(scope, id, props);
${body.join('\n')}
  }
}

module.exports = { ${className} };
`.replace(/^(const (?:path|assets) = .*\n)/gm, (line) => (part === 'system' ? line : ''));
}

const APP = `'use strict';
/** A CDK app written by hand, for comparison. Its options are those of trivium's own app. */
const cdk = require('aws-cdk-lib');
const { FoundationStack } = require('./foundation.js');
const { SystemStack } = require('./system.js');

const app = new cdk.App({ analyticsReporting: false, stackTraces: false, treeMetadata: false, builtinCloudFormationValidation: false, outdir: process.argv[2] });
const env = { account: '111122223333', region: 'eu-west-1' };
const foundation = new FoundationStack(app, 'trivium-dev-foundation', { env });
new SystemStack(app, 'wine-quality--dev', { env, foundation });
app.synth();
`;

/** The files of the app, by path. */
function cdkFiles(lowered) {
  const texts = {};
  const files = { textFile: (id, text) => { const name = `${id.split(/[.:]/).at(-1)}.json`; texts[`assets/${name}`] = text; return name; } };
  return {
    'app.js': APP, 'foundation.js': stackFile('foundation', 'FoundationStack', lowered, files), 'system.js': stackFile('system', 'SystemStack', lowered, files), ...texts,
  };
}

module.exports = { cdkFiles };
