'use strict';
const { judgeEach } = require('./framework/each');

/** Roles that hold everything, or that give roles away: no identity of a system may have one. */
const TOO_MUCH =
  /^(Owner|User Access Administrator|roles\/(owner|editor|viewer|iam\.securityAdmin|resourcemanager\.projectIamAdmin))$/;
/** What is wide needs a reason: a whole subscription, resource group or project, and roles over all of a resource. */
const WIDE_PLACE = /^\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+)?\/?$|^projects\/[^/]+$/;
const WIDE_ROLE = /^Contributor$|\.admin$/;
const ROLE = { azure: /^[A-Z][A-Za-z ()-]+$/, gcp: /^(roles|projects\/[^/]+\/roles)\/[A-Za-z.]+$/ };

function* grantProblems({ allows = [], because = [], on, identity, wildcardReason }, target) {
  const what = `${allows.join(', ')} on ${typeof on === 'string' ? on : JSON.stringify(on)}`;
  if (allows.length === 0) yield `a grant to ${identity} allows nothing`;
  if (because.length === 0) yield `${what}: nothing in the spec needs it`;
  for (const role of allows) {
    if (!ROLE[target].test(role)) yield `${what}: "${role}" is no name of a role`;
    if (TOO_MUCH.test(role)) yield `${what}: ${role} is more than any system needs`;
  }
  const wide = [on].flat().some((place) => WIDE_PLACE.test(place)) || allows.some((role) => WIDE_ROLE.test(role));
  if (wide && !wildcardReason) yield `${what}: is wide, without a reason`;
}

const problemsOf = ({ path, text }) =>
  JSON.parse(text).flatMap((grant) => [...grantProblems(grant, path.split('/')[0])]);

const AZURE = 'azure/permissions.json';
const GCP = 'gcp/permissions.json';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'grants',
  says: 'grants of roles on Azure and Google Cloud, by rules of ours: none without a need, none of the basic roles, nothing wide without a reason',
  files: /^(azure|gcp)\/permissions\.json$/,
  samples: [AZURE, GCP],
  mistakes: [
    {
      what: 'a basic role',
      sample: GCP,
      change: (p) => {
        p[0].allows = ['roles/editor'];
      },
      expect: /roles\/editor is more/,
    },
    {
      what: 'a role on the project without a reason',
      sample: GCP,
      change: (p) => {
        delete p[0].wildcardReason;
      },
      expect: /is wide/,
    },
    {
      what: 'a grant that nothing needs',
      sample: GCP,
      change: (p) => {
        p[1].because = [];
      },
      expect: /nothing in the spec needs it/,
    },
    {
      what: 'the owner of a resource',
      sample: AZURE,
      change: (p) => {
        p[1].allows = ['Owner'];
      },
      expect: /Owner is more/,
    },
    {
      what: 'a role on the resource group without a reason',
      sample: AZURE,
      change: (p) => {
        p[1].on = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml';
      },
      expect: /is wide/,
    },
  ],
  judge: judgeEach(problemsOf),
};
