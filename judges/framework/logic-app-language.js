'use strict';
/**
 * The language of Logic Apps (Consumption) as Microsoft documents it; no published schema or runtime can be had.
 * https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers
 * https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
 * https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration
 */
const COMMON = [
  'type',
  'inputs',
  'runAfter',
  'runtimeConfiguration',
  'operationOptions',
  'metadata',
  'description',
  'trackedProperties',
  'correlation',
  'limit',
  'kind',
];

/** Action type → keys of the action beyond the common ones, keys of `inputs` (none: anything), and which of them are required. */
const ACTIONS = {
  Compose: {},
  Foreach: { keys: ['foreach', 'actions'], required: ['foreach', 'actions'] },
  Http: {
    inputs: ['method', 'uri', 'headers', 'queries', 'body', 'cookie', 'authentication', 'retryPolicy'],
    requiredInputs: ['method', 'uri'],
  },
  If: { keys: ['expression', 'actions', 'else'], required: ['expression'] },
  IncrementVariable: { inputs: ['name', 'value'], requiredInputs: ['name'] },
  DecrementVariable: { inputs: ['name', 'value'], requiredInputs: ['name'] },
  SetVariable: { inputs: ['name', 'value'], requiredInputs: ['name', 'value'] },
  AppendToArrayVariable: { inputs: ['name', 'value'], requiredInputs: ['name', 'value'] },
  AppendToStringVariable: { inputs: ['name', 'value'], requiredInputs: ['name', 'value'] },
  InitializeVariable: { inputs: ['variables'], requiredInputs: ['variables'] },
  Join: { inputs: ['from', 'joinWith'], requiredInputs: ['from', 'joinWith'] },
  ParseJson: { inputs: ['content', 'schema'], requiredInputs: ['content', 'schema'] },
  Query: { inputs: ['from', 'where'], requiredInputs: ['from', 'where'] },
  Response: { inputs: ['statusCode', 'headers', 'body', 'schema'], requiredInputs: ['statusCode'] },
  Scope: { keys: ['actions'], required: ['actions'] },
  Select: { inputs: ['from', 'select'], requiredInputs: ['from', 'select'] },
  Switch: { keys: ['expression', 'cases', 'default'], required: ['expression', 'cases'] },
  Table: { inputs: ['from', 'format', 'columns'], requiredInputs: ['from', 'format'] },
  Terminate: { inputs: ['runStatus', 'runError'], requiredInputs: ['runStatus'] },
  Until: { keys: ['expression', 'actions'], required: ['expression', 'actions', 'limit'] },
  Wait: { inputs: ['interval', 'until'] },
  Workflow: { inputs: ['host', 'headers', 'body', 'retryPolicy'], requiredInputs: ['host'] },
  ApiConnection: {
    inputs: ['host', 'method', 'path', 'queries', 'headers', 'body', 'authentication', 'retryPolicy'],
    requiredInputs: ['host', 'method', 'path'],
  },
  Function: {
    inputs: ['function', 'method', 'headers', 'body', 'queries', 'authentication', 'retryPolicy'],
    requiredInputs: ['function'],
  },
};

const TRIGGERS = new Set([
  'Recurrence',
  'Request',
  'Http',
  'HttpWebhook',
  'ApiConnection',
  'ApiConnectionWebhook',
  'Batch',
  'SlidingWindow',
]);
const STATUSES = new Set(['Succeeded', 'Failed', 'Skipped', 'TimedOut']);
const RUN_STATUSES = new Set(['Succeeded', 'Failed', 'Cancelled']);
const VARIABLE_TYPES = new Set(['array', 'boolean', 'float', 'integer', 'object', 'string']);
const ROOT_KEYS = new Set([
  '$schema',
  'contentVersion',
  'parameters',
  'triggers',
  'actions',
  'outputs',
  'staticResults',
  'description',
  'metadata',
]);
const METHODS = new Set(['GET', 'PUT', 'PATCH', 'POST', 'DELETE', 'HEAD']);

/** Comparisons of the object form of a condition. */
const COMPARISONS = new Set([
  'and',
  'or',
  'not',
  'equals',
  'greater',
  'greaterOrEquals',
  'less',
  'lessOrEquals',
  'contains',
  'startsWith',
  'endsWith',
]);

const FUNCTIONS = new Set(
  `action actionBody actionOutputs actions add addDays addHours addMinutes addProperty addSeconds addToTime and array base64 base64ToBinary base64ToString
  binary body bool chunk coalesce concat contains convertFromUtc convertTimeZone convertToUtc createArray dataUri dataUriToBinary dataUriToString dateDifference dayOfMonth dayOfWeek
  dayOfYear decimal decodeBase64 decodeDataUri decodeUriComponent div empty encodeUriComponent endsWith equals first float formatDataTimeValues formatDateTime formatNumber formDataMultiValues
  formDataValue getFutureTime getPastTime greater greaterOrEquals guid if indexOf int intersection isFloat isInt item items iterationIndexes join json last lastIndexOf length less lessOrEquals
  listCallbackUrl max min mod mul multipartBody not nthIndexOf null or outputs parameters parseDateTime rand range removeProperty replace result reverse setProperty skip slice sort split
  startOfDay startOfHour startOfMonth startsWith string sub subtractFromTime substring sum take ticks toLower toUpper trigger triggerBody triggerFormDataMultiValues triggerFormDataValue
  triggerMultipartBody triggerOutputs trim true false union uriComponent uriComponentToBinary uriComponentToString uriHost uriPath uriPathAndQuery uriPort uriQuery uriScheme utcNow variables workflow
  xml xpath appsetting`.split(/\s+/),
);

/** Kinds of authentication of an HTTP call, and what each says. https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app#authentication-types-supported-triggers-actions */
const AUTHENTICATION = {
  ManagedServiceIdentity: ['audience', 'identity'],
  Basic: ['username', 'password'],
  ClientCertificate: ['pfx', 'password'],
  ActiveDirectoryOAuth: ['authority', 'tenant', 'audience', 'clientId', 'credentialType', 'pfx', 'password', 'secret'],
  Raw: ['value'],
};
/** Kinds of retry policies, and what each must say. https://learn.microsoft.com/azure/logic-apps/error-exception-handling#retry-policy-types */
const RETRY = { none: [], fixed: ['count', 'interval'], exponential: ['count', 'interval'] };
const FREQUENCIES = new Set(['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month', 'Year']);

const LIMITS = {
  retries: 90,
  actions: 500,
  depth: 8,
  expression: 8192,
  name: 80,
  cases: 25,
  variables: 250,
  parameters: 50,
};

module.exports = {
  ACTIONS,
  AUTHENTICATION,
  COMMON,
  COMPARISONS,
  FREQUENCIES,
  FUNCTIONS,
  LIMITS,
  METHODS,
  RETRY,
  ROOT_KEYS,
  RUN_STATUSES,
  STATUSES,
  TRIGGERS,
  VARIABLE_TYPES,
};
