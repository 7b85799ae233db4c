'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { digest, ensureCached } = require('../../engines/cache');
const { pythonOfJudges, run } = require('./python');

const ROOT = path.join(__dirname, '..', '..', 'node_modules');
const VERTEX = path.join(ROOT, '@google-cloud', 'aiplatform', 'build', 'protos');
const COMMON = path.join(ROOT, 'google-gax', 'build', 'protos');
const VERSIONS = ['v1', 'v1beta1'];

/** The files of both API versions, as protoc names them. */
function protoFiles() {
  return VERSIONS.flatMap((version) => {
    const folder = path.posix.join('google/cloud/aiplatform', version);
    return fs
      .readdirSync(path.join(VERTEX, folder))
      .filter((file) => file.endsWith('.proto'))
      .map((file) => `${folder}/${file}`);
  });
}

/** The compiled protos of the Vertex AI API, v1 and v1beta1, as a descriptor set: compiled once per version of the package. */
async function ensureVertexDescriptors() {
  const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, '@google-cloud/aiplatform/package.json'), 'utf8'));
  const folder = await ensureCached(`vertex-protos-${version}-${digest(...VERSIONS)}`, async (draft) => {
    const output = path.join(draft, 'aiplatform.binpb');
    const args = [
      '-m',
      'grpc_tools.protoc',
      `-I${VERTEX}`,
      `-I${COMMON}`,
      '--include_imports',
      `--descriptor_set_out=${output}`,
      ...protoFiles(),
    ];
    const { code, err } = await run(pythonOfJudges(), args, '');
    if (code !== 0) throw new Error(`protoc ended with ${code}: ${err.slice(-600)}`);
  });
  return fs.readFileSync(path.join(folder, 'aiplatform.binpb'));
}

/** Field, with the path to it, of every required field that a decoded message leaves out. */
function* missingFields(api, message, schema, isRequired, where = '') {
  const reflected = api.reflect(schema, message);
  for (const field of schema.fields) {
    const here = `${where}${field.jsonName}`;
    if (!reflected.isSet(field)) {
      if (isRequired(field)) yield here;
      continue;
    }
    if (field.fieldKind === 'message') {
      yield* missingFields(
        api,
        message[field.localName] ?? reflected.get(field).message,
        field.message,
        isRequired,
        `${here}.`,
      );
    }
    if (field.fieldKind === 'list' && field.listKind === 'message') {
      for (const [index, item] of [...reflected.get(field)].entries()) {
        yield* missingFields(api, item.message ?? item, field.message, isRequired, `${here}[${index}].`);
      }
    }
  }
}

/**
 * A judge of JSON bodies of the Vertex AI API: `problems(message, body)` gives sentences.
 * Protobuf for Node in its strict form refuses unknown keys, wrong types and enum values; required fields are read from the API's own annotations.
 */
async function vertexApi() {
  const protobuf = require('@bufbuild/protobuf');
  const api = { ...protobuf, ...require('@bufbuild/protobuf/reflect') };
  const { FileDescriptorSetSchema } = require('@bufbuild/protobuf/wkt');
  const registry = protobuf.createFileRegistry(
    protobuf.fromBinary(FileDescriptorSetSchema, await ensureVertexDescriptors()),
  );
  const behavior = registry.getExtension('google.api.field_behavior');
  const REQUIRED = 2;
  const isRequired = (field) =>
    field.proto.options !== undefined &&
    protobuf.hasOption(field, behavior) &&
    protobuf.getOption(field, behavior).includes(REQUIRED);
  return {
    problems(name, body) {
      const schema = registry.getMessage(name);
      if (schema === undefined) return [`the API has no message ${name}`];
      try {
        const message = protobuf.fromJson(schema, body, { registry });
        return [...missingFields(api, message, schema, isRequired)].map(
          (field) => `the required field ${field} is missing`,
        );
      } catch (error) {
        return [error.message];
      }
    },
  };
}

module.exports = { vertexApi };
