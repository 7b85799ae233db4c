'use strict';
/** Before the tests: packages and build. Python environments and the like are made by the tests that need them. */
require('./ensure.js').ensureBuilt();
