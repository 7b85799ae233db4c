'use strict';

const isNode = (value) => typeof value === 'object' && value !== null;

/** Every path at which two values differ, with 'add', 'delete' or 'update'; the order of keys does not count. */
function differences(before, after, path = '') {
  if (!isNode(before) || !isNode(after) || Array.isArray(before) !== Array.isArray(after)) {
    if (before === after) return [];
    return [{ path, kind: before === undefined ? 'add' : after === undefined ? 'delete' : 'update' }];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const at = (key) =>
    Array.isArray(before)
      ? `${path}[${key}]`
      : /^[\w$]+$/.test(key)
        ? path === ''
          ? key
          : `${path}.${key}`
        : `${path}[${JSON.stringify(key)}]`;
  return keys.flatMap((key) => differences(before[key], after[key], at(key)));
}

/** The first step of a path: the property of the resource. */
const propertyOf = (path) => /^[^.[]+/.exec(path)[0];

module.exports = { differences, propertyOf };
