export { printCommand, splitCommand, type Argv, type CommandResult } from './command.js';
export {
  formatCondition,
  CONDITION_PATTERN,
  parseCondition,
  type Condition,
  type ConditionOperator,
  type ConditionResult,
} from './condition.js';
export { formatReference, parseReference, referenceRoots, type Reference, type ReferenceRoot } from './reference.js';
export {
  escapeTemplate,
  hasPlaceholder,
  parseTemplate,
  printTemplate,
  type PlaceholderPart,
  type TemplatePart,
  type TemplateProblem,
  type TemplateResult,
  type TextPart,
} from './template.js';
