'use strict';
const { bodyProblems } = require('../../azure/arm-types');
const { classOf } = require('../../azure/arm-classes');
const { readDeployment } = require('../../azure/deployments');

const isTemplate = (token) => token === 'azure-native:resources:Deployment';

/** Everything that the service would refuse about what a template makes. */
function templateProblems(inputs, isOpen) {
  return readDeployment(inputs).resources.flatMap(({ type, apiVersion, body }) =>
    (bodyProblems(type, apiVersion, body, isOpen) ?? [`there is no type ${type}@${apiVersion} among the files`]).map(
      (message) => ({ path: 'properties.template', message }),
    ),
  );
}

/** `ws/wine/1` of `workspaces/components/versions` → the inputs that the provider's class has for it. */
function inputsOf({ type, name, body }, group) {
  const { name: own, container } = classOf(type) ?? {};
  const names = name.split('/');
  return {
    resourceGroupName: group,
    workspaceName: names[0],
    ...(container === undefined ? {} : { [container]: names.at(-2) }),
    ...(own === undefined ? {} : { [own]: names.at(-1) }),
    properties: body.properties,
    tags: body.tags,
  };
}

/** Makes what a template says in the group of the deployment; gives its outputs. */
function runTemplate(cloud, deploymentId, inputs) {
  const [group] = deploymentId.split('/providers/');
  const { resources, outputs } = readDeployment(inputs);
  for (const resource of resources) {
    const [namespace, ...types] = resource.type.split('/');
    const names = resource.name.split('/');
    const id = `${group}/providers/${namespace}/${types.map((type, index) => `${type}/${names[index]}`).join('/')}`;
    cloud.deploy(
      id,
      classOf(resource.type)?.token ?? resource.type,
      inputsOf(resource, inputs.resourceGroupName),
      resource.once,
    );
  }
  return outputs;
}

module.exports = { isTemplate, runTemplate, templateProblems };
