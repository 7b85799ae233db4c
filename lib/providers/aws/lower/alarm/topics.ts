import { ref, type Deferred } from '../../../../lowered/ref.js';
import { topicId } from '../../ids.js';

/** ARNs of the topics of notifications. */
export const topicsOf = (notifications: readonly string[]): Deferred[] =>
  notifications.map((name) => ref(topicId(name), 'Ref'));
