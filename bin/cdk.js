#!/usr/bin/env node
'use strict';
/** The CDK app: `cdk deploy --all -c spec=system.yaml -c env=dev`. */
const path = require('node:path');
const { launch, root } = require('./load.js');

launch((programs) => programs.runApp(path.join(root, 'examples', 'wine-quality', 'system.yaml')));
