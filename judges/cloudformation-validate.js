'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** Severities that refuse a template; a WARN is a wrong enum value or instance type, among others, so it counts. */
const REFUSED = new Set(['FATAL', 'ERROR', 'WARN']);

/** The validator reads files only. */
function writeTemporary(documents) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloudformation-validate-'));
  return { folder, files: documents.map((document, index) => {
    const file = path.join(folder, `${index}.json`);
    fs.writeFileSync(file, document.text);
    return file;
  }) };
}

function judge(documents) {
  const { RegoEngine, TemplateFile } = require('@aws/cloudformation-validate');
  const engine = new RegoEngine();
  const { folder, files } = writeTemporary(documents);
  try {
    return documents.flatMap(({ id }, index) =>
      engine.validateStandard(new TemplateFile(files[index])).diagnostics
        .filter((found) => REFUSED.has(found.severity))
        .map((found) => ({ id, message: `${found.ruleId} ${found.entity?.name ?? ''} ${found.propertyPath ?? ''}: ${found.message}` })));
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
    { what: 'an unknown property', sample: TEMPLATE, change: (t) => { t.Resources.Train.Properties.PipelineNam = 'x'; }, expect: /PipelineNam/ },
    { what: 'a reference to a resource that is not there', sample: TEMPLATE, change: (t) => { t.Outputs.TrainPipeline.Value.Ref = 'Trian'; }, expect: /Trian/ },
    { what: 'a name that breaks the pattern', sample: TEMPLATE, change: (t) => { t.Resources.Models.Properties.ModelPackageGroupName = 'wine_dev'; }, expect: /ModelPackageGroupName/ },
    { what: 'a required property is missing', sample: TEMPLATE, change: (t) => { delete t.Resources.Train.Properties.RoleArn; }, expect: /RoleArn/ },
    { what: 'an enum value that is not there', sample: TEMPLATE, change: (t) => { t.Resources.Errors.Properties.ComparisonOperator = 'Bigger'; }, expect: /Bigger|ComparisonOperator/ },
  ],
  judge,
};
