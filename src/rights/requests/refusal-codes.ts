import type { ProblemCode } from '../../platform/problems/index.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import type { DecideRefusal } from './decide-request.ts'
import { requestProblems } from './requests.problems.ts'
import type { SubmitRefusal } from './submit-request.ts'

export const submitRefusals: Readonly<Record<SubmitRefusal, ProblemCode>> = {
  'profile-missing': requestProblems['access.request.profile.missing'],
  held: requestProblems['access.request.rights.held'],
  unusable: grantProblems['rights.authorities.right'],
  ended: requestProblems['access.request.end.passed'],
  'too-many': requestProblems['access.request.too.many'],
}

export const decideRefusals: Readonly<Record<DecideRefusal, ProblemCode>> = {
  own: requestProblems['access.request.own'],
  'not-grantable': requestProblems['access.request.not.grantable'],
  ended: requestProblems['access.request.end.passed'],
  gone: requestProblems['access.request.requester.gone'],
}
