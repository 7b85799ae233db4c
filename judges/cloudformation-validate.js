'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** Severities that refuse a template; a WARN is a wrong enum value or instance type, among others, so it counts. */
const REFUSED = new Set(['FATAL', 'ERROR', 'WARN']);

const HARD_CODED_ARN = 'W9002';

/** What CDK writes in the place of the parts of an ARN that are the stack's own. */
const OWN = { 'AWS::Partition': '*', 'AWS::Region': '*', 'AWS::AccountId': '*' };

/** ARNs that the author of the spec wrote under `use`: roles and a key that the stack only refers to. */
function broughtArns({ path: file, beside }) {
  const { existing = [] } = JSON.parse(beside(path.posix.join(path.dirname(file), 'resources.json')) ?? '{}');
  return existing.map(({ id }) => id).filter((id) => typeof id === 'string' && id.startsWith('arn:'));
}

/** A text of a template with a star for each part that is the stack's own; nothing when it has other references in it. */
function textOf(value) {
  if (typeof value === 'string') return value;
  if (value?.Ref !== undefined) return OWN[value.Ref];
  const parts = value?.['Fn::Join']?.[1].map(textOf);
  return parts?.includes(undefined) ? undefined : parts?.join(value['Fn::Join'][0]);
}

/** The same ARN: each part is equal, or the stack's own. */
function isSameArn(written, arn) {
  const parts = arn.split(':');
  return (
    written.split(':').length === parts.length &&
    written.split(':').every((part, index) => part === parts[index] || part === '*')
  );
}

/** The value at the path of a finding: `Properties.RoleArn`. */
const valueAt = (template, { entity, propertyPath = '' }) =>
  propertyPath.split('.').reduce((value, key) => value?.[key], template.Resources?.[entity?.logicalId]);

/**
 * Findings that are about the spec and not about the template: the rule of hard-coded ARNs wants a reference, and to a role that was
 * brought there is none, since no stack of ours makes it. Left out only where the value is an ARN that was brought, part by part.
 */
function isBroughtArn(document, found) {
  if (found.ruleId !== HARD_CODED_ARN) return false;
  const written = textOf(valueAt(JSON.parse(document.text), found));
  return written !== undefined && broughtArns(document).some((arn) => isSameArn(written, arn));
}

/** The validator reads files only. */
function writeTemporary(documents) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloudformation-validate-'));
  return {
    folder,
    files: documents.map((document, index) => {
      const file = path.join(folder, `${index}.json`);
      fs.writeFileSync(file, document.text);
      return file;
    }),
  };
}

function judge(documents) {
  const { RegoEngine, TemplateFile } = require('@aws/cloudformation-validate');
  const engine = new RegoEngine();
  const { folder, files } = writeTemporary(documents);
  try {
    return documents.flatMap((document, index) =>
      engine
        .validateStandard(new TemplateFile(files[index]))
        .diagnostics.filter((found) => REFUSED.has(found.severity) && !isBroughtArn(document, found))
        .map((found) => ({
          id: document.id,
          message: `${found.ruleId} ${found.entity?.logicalId ?? ''} ${found.propertyPath ?? ''}: ${found.message}`,
        })),
    );
  } finally {
    engine.free();
    fs.rmSync(folder, { recursive: true });
  }
}

const TEMPLATE = 'aws/wine-dev.template.json';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'cloudformation-validate',
  says: 'AWS CloudFormation Validate (npm @aws/cloudformation-validate): resource schemas, references, cfn-lint rules',
  files: /^aws\/[^/]+\.template\.json$/,
  samples: [TEMPLATE],
  mistakes: [
    {
      what: 'an unknown property',
      sample: TEMPLATE,
      change: (t) => {
        t.Resources.Train.Properties.PipelineNam = 'x';
      },
      expect: /PipelineNam/,
    },
    {
      what: 'a reference to a resource that is not there',
      sample: TEMPLATE,
      change: (t) => {
        t.Outputs.TrainPipeline.Value.Ref = 'Trian';
      },
      expect: /Trian/,
    },
    {
      what: 'a name that breaks the pattern',
      sample: TEMPLATE,
      change: (t) => {
        t.Resources.Models.Properties.ModelPackageGroupName = 'wine_dev';
      },
      expect: /ModelPackageGroupName/,
    },
    {
      what: 'a required property is missing',
      sample: TEMPLATE,
      change: (t) => {
        delete t.Resources.Train.Properties.RoleArn;
      },
      expect: /RoleArn/,
    },
    {
      what: 'an enum value that is not there',
      sample: TEMPLATE,
      change: (t) => {
        t.Resources.Errors.Properties.ComparisonOperator = 'Bigger';
      },
      expect: /Bigger|ComparisonOperator/,
    },
    {
      what: 'the ARN of a role that nobody brought',
      sample: TEMPLATE,
      change: (t) => {
        t.Resources.Train.Properties.RoleArn = 'arn:aws:iam::111122223333:role/nobody';
      },
      expect: /W9002 Train Properties\.RoleArn/,
    },
  ],
  judge,
};
