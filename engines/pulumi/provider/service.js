'use strict';
const crypto = require('node:crypto');
const { bodyProblems } = require('../../azure/arm-types');
const { toArm } = require('../../azure/arm-classes');
const { checkInputs, UNKNOWN } = require('../sdk-check');
const { sdkOf } = require('../sdk-types');
const { differences, propertyOf } = require('./differences');
const { idOf, isCreateOnly, madeUpName, nameInput } = require('./identity');
const INVOKES = require('./invokes');
const { outputsOf } = require('./outputs');
const { isTemplate, runTemplate, templateProblems } = require('./templates');

const toObject = (struct) => (struct === undefined ? {} : struct.toJavaScript());
const tokenOf = (urn) => urn.split('::')[2].split('$').pop();
/** Is this known only later? */
const isOpen = (value) => value === UNKNOWN || value?.$ref !== undefined;

/** Everything that the vendor would refuse about a resource's inputs: the SDK's types, and for Azure the service's own. */
function problemsOf(token, inputs) {
  const problems = checkInputs(token, inputs);
  if (problems.length > 0 || !token.startsWith('azure-native:')) return problems;
  if (isTemplate(token)) return templateProblems(inputs, isOpen);
  const arm = toArm(token, inputs);
  if (arm?.type === undefined) return [];
  return (bodyProblems(arm.type, arm.version, arm.body, isOpen) ?? []).map((message) => ({
    path: message.split(':')[0],
    message: message.slice(message.indexOf(':') + 2),
  }));
}

/** The methods of one provider; `protos` are the messages of `@pulumi/pulumi`. */
class ProviderService {
  constructor(packageName, cloud, protos) {
    this.packageName = packageName;
    this.cloud = cloud;
    this.protos = protos;
    this.version = sdkOf(`${packageName}:x:X`).version;
  }

  toStruct(object) {
    return this.protos.Struct.fromJavaScript(object);
  }

  handshake() {
    return new this.protos.provider.ProviderHandshakeResponse();
  }

  getPluginInfo() {
    const info = new this.protos.plugin.PluginInfo();
    info.setVersion(this.version);
    return info;
  }

  getSchema() {
    const response = new this.protos.provider.GetSchemaResponse();
    response.setSchema(JSON.stringify({ name: this.packageName, version: this.version }));
    return response;
  }

  checkConfig(request) {
    const response = new this.protos.provider.CheckResponse();
    response.setInputs(request.getNews());
    return response;
  }

  diffConfig() {
    const response = new this.protos.provider.DiffResponse();
    response.setChanges(this.protos.provider.DiffResponse.DiffChanges.DIFF_NONE);
    return response;
  }

  configure(request) {
    this.cloud.log('Configure', { package: this.packageName, arguments: toObject(request.getArgs()) });
    const response = new this.protos.provider.ConfigureResponse();
    response.setSupportspreview(true);
    return response;
  }

  invoke(request) {
    const [token, given] = [request.getTok(), toObject(request.getArgs())];
    this.cloud.log('Invoke', { token, arguments: given });
    const answer =
      INVOKES[token] ??
      (() => {
        throw new Error(`the stand-in provider has no answer for the function ${token}`);
      });
    const response = new this.protos.provider.InvokeResponse();
    response.setReturn(this.toStruct(answer(given, this.cloud)));
    return response;
  }

  check(request) {
    const urn = request.getUrn();
    const token = tokenOf(urn);
    const [news, olds] = [toObject(request.getNews()), toObject(request.getOlds())];
    if (sdkOf(token)?.argumentsOf(token) === undefined) throw new Error(`${token} is not in the installed SDK`);
    const name = nameInput(token);
    if (name !== undefined && news[name] === undefined) {
      news[name] = olds[name] ?? madeUpName(urn, crypto.createHash('sha256').update(urn).digest('hex').slice(0, 7));
    }
    this.cloud.log('Check', { urn, inputs: news });
    const response = new this.protos.provider.CheckResponse();
    response.setInputs(this.toStruct(news));
    response.setFailuresList(
      problemsOf(token, news).map(({ path, message }) => {
        const failure = new this.protos.provider.CheckFailure();
        failure.setProperty(path);
        failure.setReason(message);
        return failure;
      }),
    );
    return response;
  }

  diff(request) {
    const urn = request.getUrn();
    const token = tokenOf(urn);
    const ignored = request.getIgnorechangesList();
    const found = differences(toObject(request.getOldInputs()), toObject(request.getNews())).filter(
      ({ path }) =>
        !ignored.some((each) => path === each || path.startsWith(`${each}.`) || path.startsWith(`${each}[`)),
    );
    const replaces = [
      ...new Set(found.map(({ path }) => propertyOf(path)).filter((property) => isCreateOnly(token, property))),
    ];
    this.cloud.log('Diff', { urn, paths: found.map(({ path }) => path), replaces });
    return this.diffResponse(found, replaces);
  }

  diffResponse(found, replaces) {
    const { DiffResponse, PropertyDiff } = this.protos.provider;
    const response = new DiffResponse();
    response.setHasdetaileddiff(true);
    response.setChanges(found.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE);
    response.setDiffsList([...new Set(found.map(({ path }) => propertyOf(path)))]);
    response.setReplacesList(replaces);
    response.setDeletebeforereplace(replaces.length > 0);
    const kinds = {
      add: [PropertyDiff.Kind.ADD, PropertyDiff.Kind.ADD_REPLACE],
      delete: [PropertyDiff.Kind.DELETE, PropertyDiff.Kind.DELETE_REPLACE],
      update: [PropertyDiff.Kind.UPDATE, PropertyDiff.Kind.UPDATE_REPLACE],
    };
    for (const { path, kind } of found) {
      const difference = new PropertyDiff();
      difference.setInputdiff(true);
      difference.setKind(kinds[kind][replaces.includes(propertyOf(path)) ? 1 : 0]);
      response.getDetaileddiffMap().set(path, difference);
    }
    return response;
  }

  /** In a preview the outputs of a new resource stay unknown. */
  create(request) {
    const urn = request.getUrn();
    const token = tokenOf(urn);
    const inputs = toObject(request.getProperties());
    const response = new this.protos.provider.CreateResponse();
    if (request.getPreview()) {
      response.setProperties(this.toStruct(inputs));
      return response;
    }
    this.cloud.log('Create', { urn, inputs });
    if (JSON.stringify(inputs).includes(UNKNOWN)) throw new Error(`an unknown value reached the creation of ${urn}`);
    this.cloud.mayFail('create', token, urn);
    const id = idOf(token, inputs, urn);
    this.cloud.births.set(id, (this.cloud.births.get(id) ?? 0) + 1);
    const outputs = this.made(token, inputs, urn, id);
    this.cloud.create(id, token, inputs, outputs);
    response.setId(id);
    response.setProperties(this.toStruct(outputs));
    return response;
  }

  /** What the service answers; a template is run for it. */
  made(token, inputs, urn, id) {
    const outputs = outputsOf(token, inputs, urn, this.cloud.births.get(id));
    return isTemplate(token)
      ? { ...outputs, properties: { ...outputs.properties, outputs: runTemplate(this.cloud, id, inputs) } }
      : outputs;
  }

  /** A refresh reads what was made here; `Class.get` reads what the program says exists already. */
  read(request) {
    const [id, urn] = [request.getId(), request.getUrn()];
    const token = tokenOf(urn);
    this.cloud.log('Read', { id, urn });
    this.cloud.mayFail('read', token, urn);
    const response = new this.protos.provider.ReadResponse();
    const isRefresh = Object.keys(toObject(request.getProperties())).length > 0;
    const found =
      this.cloud.resources.get(id) ??
      this.cloud.others.get(id) ??
      (isRefresh || !this.cloud.existing ? undefined : this.imagined(token, id, urn));
    if (found === undefined) return response;
    response.setId(id);
    response.setInputs(this.toStruct(found.inputs));
    response.setProperties(this.toStruct(found.outputs));
    return response;
  }

  /** A resource that somebody else made; from now on it is there. */
  imagined(token, id, urn) {
    const name = nameInput(token);
    const inputs = name === undefined ? {} : { [name]: id.split('/').pop() };
    const resource = { token, inputs, outputs: outputsOf(token, inputs, urn) };
    this.cloud.others.set(id, resource);
    return resource;
  }

  update(request) {
    const [id, urn] = [request.getId(), request.getUrn()];
    const token = tokenOf(urn);
    const inputs = toObject(request.getNews());
    const response = new this.protos.provider.UpdateResponse();
    let outputs = inputs;
    if (!request.getPreview()) {
      outputs = this.made(token, inputs, urn, id);
      this.cloud.log('Update', { urn, inputs });
      this.cloud.mayFail('update', token, urn);
      this.cloud.update(id, token, inputs, outputs);
    }
    response.setProperties(this.toStruct(outputs));
    return response;
  }

  delete(request) {
    const [id, urn] = [request.getId(), request.getUrn()];
    this.cloud.log('Delete', { id, urn });
    this.cloud.mayFail('delete', tokenOf(urn), urn);
    this.cloud.delete(id);
    return new this.protos.Empty();
  }

  cancel() {
    return new this.protos.Empty();
  }

  attach() {
    return new this.protos.Empty();
  }
}

module.exports = { ProviderService };
