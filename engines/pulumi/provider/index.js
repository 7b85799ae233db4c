'use strict';
const { createRequire } = require('node:module');
const { Cloud } = require('./cloud');
const { ProviderService } = require('./service');

/** gRPC and the messages, out of the installed `@pulumi/pulumi`, so that both sides speak the same version. */
function loadProtos() {
  const fromSdk = createRequire(require.resolve('@pulumi/pulumi/package.json'));
  return {
    grpc: fromSdk('@grpc/grpc-js'),
    provider: fromSdk('@pulumi/pulumi/proto/provider_pb'),
    plugin: fromSdk('@pulumi/pulumi/proto/plugin_pb'),
    definition: fromSdk('@pulumi/pulumi/proto/provider_grpc_pb').ResourceProviderService,
    Empty: fromSdk('google-protobuf/google/protobuf/empty_pb').Empty,
    Struct: fromSdk('google-protobuf/google/protobuf/struct_pb').Struct,
  };
}

/** The handlers of a service: a thrown error becomes the answer of the service; a method that is not there says so. */
function handlersOf(service, { grpc, definition }) {
  return Object.fromEntries(
    Object.keys(definition).map((method) => [
      method,
      (call, answer) => {
        if (typeof service[method] !== 'function') {
          return answer({ code: grpc.status.UNIMPLEMENTED, details: `${method} is not implemented` });
        }
        try {
          return answer(null, service[method](call.request));
        } catch (error) {
          return answer({ code: grpc.status.UNKNOWN, details: error.message });
        }
      },
    ]),
  );
}

/**
 * Starts stand-in providers that the Pulumi engine attaches to. They check inputs against the vendor's types, keep a cloud in
 * memory, and fail where they are told to.
 *
 * @param {{ packages?: string[], existing?: boolean }} [options]  `existing: false` makes `Class.get` of anything fail
 * @returns {Promise<{ attach: string, cloud: Cloud, stop: () => Promise<void> }>}  `attach` is the value of PULUMI_DEBUG_PROVIDERS
 */
async function startProviders({ packages = ['gcp', 'azure-native'], existing = true } = {}) {
  const protos = loadProtos();
  const cloud = new Cloud({ existing });
  const servers = [];
  const ports = [];
  for (const packageName of packages) {
    const server = new protos.grpc.Server({
      'grpc.max_receive_message_length': -1,
      'grpc.max_send_message_length': -1,
    });
    server.addService(protos.definition, handlersOf(new ProviderService(packageName, cloud, protos), protos));
    const port = await new Promise((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', protos.grpc.ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    servers.push(server);
    ports.push(`${packageName}:${port}`);
  }
  return { attach: ports.join(','), cloud, stop: async () => servers.forEach((server) => server.forceShutdown()) };
}

module.exports = { startProviders };
