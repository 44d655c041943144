import { defineProblems } from '../platform/problems/index.ts'

export const operationsProblems = defineProblems({
  'operations.operator.only': {
    status: 403,
    da: { message: 'Driftens sider kræver retten Driftsoperatør, og den har du ikke.', remedy: 'Den gives på værtsmaskinen med kommandoen brevdue rights grant-operator.' },
    en: { message: 'The pages of operations take the right Operator of the platform, which you do not have.', remedy: 'It is given on the host by the command brevdue rights grant-operator.' },
  },
  'operations.metrics.elsewhere': {
    status: 403,
    da: { message: '/metrics svarer ikke på denne port.', remedy: 'Giv driften en port for sig selv med OPERATIONS_PORT. I sandkassen kan målingerne også læses fra maskinen selv.' },
    en: { message: '/metrics does not answer on this port.', remedy: 'Give operations a port of their own by OPERATIONS_PORT. In the sandbox the metrics can also be read on the machine itself.' },
  },
})
